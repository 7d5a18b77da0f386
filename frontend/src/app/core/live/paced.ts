import { EMPTY, catchError, finalize, type Observable, type Subscription } from 'rxjs';

/**
 * Work that is asked for far more often than it should be done: at most once in a while, never twice at a time, and once
 * more when it was asked for while it was under way. What it throws is left to the next time.
 */
export class Paced {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Subscription | undefined;
  private isBusy = false;
  private again = false;
  private startedAt = -Infinity;

  constructor(
    /** From one beginning to the next, in milliseconds. */
    private readonly pause: number,
    private readonly work: () => Observable<unknown>,
  ) {}

  ask(): void {
    if (this.isBusy) this.again = true;
    else this.timer ??= setTimeout(() => this.run(), Math.max(0, this.startedAt + this.pause - Date.now()));
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.running?.unsubscribe();
    this.again = false;
  }

  private run(): void {
    this.timer = undefined;
    this.startedAt = Date.now();
    this.isBusy = true;
    this.running = this.work()
      .pipe(
        catchError(() => EMPTY),
        finalize(() => {
          this.isBusy = false;
          if (!this.again) return;
          this.again = false;
          this.ask();
        }),
      )
      .subscribe();
  }
}
