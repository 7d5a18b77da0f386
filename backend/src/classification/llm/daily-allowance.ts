import { Injectable, Logger } from '@nestjs/common';
import { SettingsInForce } from '../settings/settings-in-force.js';
import type { LlmProviderName } from '../suggestion.js';
import { LlmFailure } from './llm-failure.js';
import { LlmUsageRepository, type DailyCap, type Spending, type UsageToday } from './llm-usage.repository.js';

/** What may be asked of each language model in a day, over all processes and restarts, and what has been. */
@Injectable()
export class DailyAllowance {
  private readonly logger = new Logger(DailyAllowance.name);

  constructor(
    private readonly settings: SettingsInForce,
    private readonly usage: LlmUsageRepository,
  ) {}

  get cap(): DailyCap {
    const { LLM_DAILY_CALLS: calls, LLM_DAILY_TOKENS: tokens } = this.settings.current;
    return { calls, tokens };
  }

  /**
   * Counts a call before it is made.
   * @throws LlmFailure `capped` when nothing is left for today; `uncounted` when the database cannot tell, because a
   *   cap that does not hold without the database would be none
   */
  async take(provider: LlmProviderName): Promise<void> {
    const counted = await this.usage.reserveCall(provider, this.cap).catch(() => {
      throw new LlmFailure('uncounted', 'the database cannot count the call');
    });
    if (!counted) throw new LlmFailure('capped', 'the calls or tokens of the day are used up');
  }

  /** Adds what a call took. Never throws: the answer is there, and must not be lost for want of a count. */
  async spend(provider: LlmProviderName, spending: Spending): Promise<void> {
    try {
      await this.usage.addSpending(provider, spending);
    } catch {
      const { inputTokens, outputTokens } = spending;
      this.logger.warn(`${inputTokens} + ${outputTokens} tokens of ${provider} could not be counted.`);
    }
  }

  /** Null when the database cannot tell. */
  async usedToday(): Promise<ReadonlyMap<string, UsageToday> | null> {
    return this.usage.readToday().catch(() => null);
  }
}
