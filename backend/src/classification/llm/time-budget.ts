/** The time that one suggestion may take over all providers and repetitions. Dispose of it in the end. */
export class TimeBudget implements Disposable {
  /** Aborted when the time is over, or with the caller's reason when the caller goes away. */
  readonly signal: AbortSignal;

  private readonly end: number;
  private readonly timer: NodeJS.Timeout;
  private readonly over = new AbortController();

  constructor(
    milliseconds: number,
    private readonly caller: AbortSignal,
  ) {
    this.end = performance.now() + milliseconds;
    this.timer = setTimeout(() => this.over.abort(), milliseconds);
    this.signal = AbortSignal.any([caller, this.over.signal]);
  }

  get leftMs(): number {
    return this.over.signal.aborted ? 0 : Math.max(0, this.end - performance.now());
  }

  /** @throws the caller's reason when the caller has gone away */
  throwIfCallerGone(): void {
    this.caller.throwIfAborted();
  }

  [Symbol.dispose](): void {
    clearTimeout(this.timer);
  }
}

/** Resolves after the time; rejects with the signal's reason as soon as it is aborted. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), milliseconds);
  try {
    await unlessAborted(promise, signal);
  } finally {
    clearTimeout(timer);
  }
}

/** @throws the signal's reason as soon as it is aborted, whatever becomes of the work. */
export async function unlessAborted<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return work;
  // an abort may come first; the work's own end is then nobody's concern
  work.catch(() => undefined);
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason as Error);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
