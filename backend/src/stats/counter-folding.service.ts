import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { OutageLog } from '../common/logging/outage-log.js';
import { CountersRepository } from './counters.repository.js';

const PAUSE_MS = 1_000;

/** So many folded changes are worth sweeping up; the database does it by itself once a minute. */
const SWEEP_AFTER = 4_000;

/**
 * Keeps the list of changes short that readers of the counters add up. Every process does it, one at a time; while none
 * does, the counters stay right and only become slower to read.
 */
@Injectable()
export class CounterFoldingService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly outages = new OutageLog(
    new Logger(CounterFoldingService.name),
    'Folding the counters of tickets is interrupted',
  );
  private timer?: NodeJS.Timeout;
  private folding: Promise<void> = Promise.resolve();
  private isStopping = false;
  private unswept = 0;

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
      if (!this.isStopping) this.outages.tell(error);
    }
  }
}
