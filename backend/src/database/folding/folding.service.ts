import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { OutageLog } from '../../common/logging/outage-log.js';
import type { NotedChangesRepository } from './noted-changes.repository.js';

const PAUSE_MS = 1_000;

/** So many folded changes are worth sweeping up; the database does it by itself once a minute. */
const SWEEP_AFTER = 4_000;

/**
 * Keeps the list of noted changes short that readers add to what was folded. Every process does it, one at a time; while
 * none does, readers stay right and only become slower.
 */
export abstract class FoldingService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly outages: OutageLog;
  private timer?: NodeJS.Timeout;
  private folding: Promise<void> = Promise.resolve();
  private isStopping = false;
  private unswept = 0;

  /** @param purpose for the log: "Folding the counters of tickets" */
  protected constructor(
    private readonly changes: Pick<NotedChangesRepository, 'fold' | 'sweep'>,
    purpose: string,
  ) {
    this.outages = new OutageLog(new Logger(new.target.name), `${purpose} is interrupted`);
  }

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
      this.unswept += await this.changes.fold();
      if (this.unswept < SWEEP_AFTER || this.isStopping) return;
      await this.changes.sweep();
      this.unswept = 0;
    } catch (error) {
      if (!this.isStopping) this.outages.tell(error);
    }
  }
}
