import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CountersRepository } from './counters.repository.js';

const PAUSE_MS = 1_000;

/** So many folded changes are worth sweeping up; the database does it by itself once a minute. */
const SWEEP_AFTER = 4_000;

const QUIET_MS = 60_000;

/**
 * Keeps the list of changes short that readers of the counters add up. Every process does it, one at a time; while none
 * does, the counters stay right and only become slower to read.
 */
@Injectable()
export class CounterFoldingService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(CounterFoldingService.name);
  private timer?: NodeJS.Timeout;
  private folding: Promise<void> = Promise.resolve();
  private isStopping = false;
  private unswept = 0;
  private lastComplaint = -Infinity;

  constructor(private readonly counters: CountersRepository) {}

  onApplicationBootstrap(): void {
    this.foldLater();
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.timer);
    await this.folding;
  }

  private foldLater(): void {
    if (this.isStopping) return;
    this.timer = setTimeout(() => {
      this.folding = this.fold().finally(() => this.foldLater());
    }, PAUSE_MS).unref();
  }

  private async fold(): Promise<void> {
    try {
      this.unswept += await this.counters.fold();
      if (this.unswept < SWEEP_AFTER || this.isStopping) return;
      await this.counters.sweep();
      this.unswept = 0;
    } catch (error) {
      this.complain(error);
    }
  }

  /** A database that is away is missed once a second: one line a minute says as much. */
  private complain(error: unknown): void {
    if (this.isStopping || performance.now() - this.lastComplaint < QUIET_MS) return;
    this.lastComplaint = performance.now();
    const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
    const kind = [code, name, 'unknown'].find((candidate) => typeof candidate === 'string') as string;
    this.logger.warn(`Folding the counters of tickets is interrupted: ${kind}.`);
  }
}
