import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { LlmProviderName } from '../suggestion.js';
import { LlmUsage } from './llm-usage.entity.js';

/** What a provider may be asked for in a day (UTC). */
export interface DailyCap {
  readonly calls: number;
  readonly tokens: number;
}

/** What a call took. */
export interface Spending {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd: number;
}

export interface UsageToday extends Spending {
  readonly calls: number;
}

const TODAY = `(now() AT TIME ZONE 'UTC')::date`;

@Injectable()
export class LlmUsageRepository {
  constructor(@InjectRepository(LlmUsage) private readonly usage: Repository<LlmUsage>) {}

  /**
   * Counts one call, unless the day's cap is reached. One statement that locks the provider's row, so that processes
   * that ask at the same moment do not pass the cap together.
   * @returns whether the call was counted
   */
  async reserveCall(provider: LlmProviderName, cap: DailyCap): Promise<boolean> {
    const counted = await this.usage.query<unknown[]>(
      `INSERT INTO llm_usage (day, provider, calls) VALUES (${TODAY}, $1, 1)
       ON CONFLICT ON CONSTRAINT llm_usage_pkey DO UPDATE SET calls = llm_usage.calls + 1
       WHERE llm_usage.calls < $2::bigint AND llm_usage.input_tokens + llm_usage.output_tokens < $3
       RETURNING calls`,
      [provider, cap.calls, cap.tokens],
    );
    return counted.length > 0;
  }

  async addSpending(provider: LlmProviderName, spending: Spending): Promise<void> {
    await this.usage.query(
      `INSERT INTO llm_usage (day, provider, input_tokens, output_tokens, cost_usd) VALUES (${TODAY}, $1, $2, $3, $4)
       ON CONFLICT ON CONSTRAINT llm_usage_pkey DO UPDATE SET
         input_tokens = llm_usage.input_tokens + excluded.input_tokens,
         output_tokens = llm_usage.output_tokens + excluded.output_tokens,
         cost_usd = llm_usage.cost_usd + excluded.cost_usd`,
      [provider, spending.inputTokens, spending.outputTokens, spending.costUsd],
    );
  }

  async readToday(): Promise<ReadonlyMap<string, UsageToday>> {
    const rows = await this.usage.createQueryBuilder('usage').where(`usage.day = ${TODAY}`).getMany();
    return new Map(
      rows.map(({ provider, calls, inputTokens, outputTokens, costUsd }) => [
        provider,
        { calls, inputTokens: Number(inputTokens), outputTokens: Number(outputTokens), costUsd: Number(costUsd) },
      ]),
    );
  }
}
