export interface Range {
  readonly min: number;
  readonly max: number;
}

/** What may be asked of a provider in a day. */
const DAILY: Range = { min: 1, max: 1_000_000_000_000 };

/** The numbers that settings may be which administrators change as well: both ways, the same ones. */
export const SETTING_RANGES = {
  REVIEW_THRESHOLD: { min: 0.01, max: 1 },
  LEARNING_MIN_DECISIONS: { min: 1, max: 1_000_000 },
  LLM_DAILY_CALLS: DAILY,
  LLM_DAILY_TOKENS: DAILY,
} as const satisfies Record<string, Range>;
