/** Where progress is shown; a terminal or a file. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const WIDTH = 30;

/** Milliseconds between two lines where no line can be redrawn, and between two drawings where one can. */
const LINE_INTERVAL = 10_000;
const DRAW_INTERVAL = 100;

/** How far a longer work is: a bar on a terminal, otherwise a plain line now and then. */
export class ProgressBar {
  private shownAt = performance.now();
  private isDrawn = false;

  constructor(
    private readonly stream: ProgressStream,
    private readonly title: string,
    private readonly total: number,
  ) {}

  readonly show = (done: number): void => {
    const now = performance.now();
    if (done < this.total && now - this.shownAt < (this.stream.isTTY ? DRAW_INTERVAL : LINE_INTERVAL)) return;
    this.shownAt = now;
    if (!this.stream.isTTY) {
      this.stream.write(`${this.title}: ${done} of ${this.total}\n`);
      return;
    }
    const filled = Math.round((done / Math.max(1, this.total)) * WIDTH);
    this.stream.write(`\r${this.title} [${'#'.repeat(filled).padEnd(WIDTH, '.')}] ${done} of ${this.total}`);
    this.isDrawn = true;
  };

  /** What is written next begins a line of its own. */
  end(): void {
    if (this.isDrawn) this.stream.write('\n');
    this.isDrawn = false;
  }
}
