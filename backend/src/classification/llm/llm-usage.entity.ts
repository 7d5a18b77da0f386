import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** What was asked of one language model on one day, by all processes together. */
@Entity('llm_usage')
@Check('llm_usage_not_negative', `"calls" >= 0 AND "input_tokens" >= 0 AND "output_tokens" >= 0 AND "cost_usd" >= 0`)
export class LlmUsage {
  /** In UTC, as YYYY-MM-DD. */
  @PrimaryColumn('date', { primaryKeyConstraintName: 'llm_usage_pkey' })
  readonly day: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'llm_usage_pkey' })
  readonly provider: string;

  @Column('integer', { default: 0 })
  readonly calls: number;

  @Column('bigint', { name: 'input_tokens', default: 0 })
  readonly inputTokens: string;

  @Column('bigint', { name: 'output_tokens', default: 0 })
  readonly outputTokens: string;

  /** Of the calls that had a price. */
  @Column('numeric', { name: 'cost_usd', precision: 14, scale: 6, default: 0 })
  readonly costUsd: string;
}
