import type { Logger } from '@nestjs/common';
import { errorName } from './error-name.js';

const QUIET_MS = 60_000;

/** Tells that something is interrupted which is tried again every few seconds: one line a minute says as much. */
export class OutageLog {
  private lastAt = -Infinity;

  /** @param what as a sentence without its full stop */
  constructor(
    private readonly logger: Logger,
    private readonly what: string,
  ) {}

  /** Tells the kind of error, and nothing that it quotes. */
  tell(error: unknown): void {
    if (performance.now() - this.lastAt < QUIET_MS) return;
    this.lastAt = performance.now();
    this.logger.warn(`${this.what}: ${errorName(error)}.`);
  }
}
