import type { LlmFailure } from './llm-failure.js';

const REMEMBERED_CALLS = 100;

export interface LatencySummary {
  /** How many answers the figures are of, at most 100. */
  readonly answers: number;
  readonly medianMs: number;
  readonly p95Ms: number;
}

export interface LastFailure {
  readonly kind: LlmFailure['kind'];
  readonly at: Date;
}

/** How the latest calls to one provider went, as this process saw them. */
export class CallRecord {
  private readonly latencies: number[] = [];
  private failure: LastFailure | null = null;
  private failing = false;

  addAnswer(latencyMs: number): void {
    this.failing = false;
    this.latencies.push(latencyMs);
    if (this.latencies.length > REMEMBERED_CALLS) this.latencies.shift();
  }

  addFailure({ kind }: LlmFailure): void {
    this.failing = true;
    this.failure = { kind, at: new Date() };
  }

  /** Whether the latest call failed. */
  get isFailing(): boolean {
    return this.failing;
  }

  /** The latest failure ever, also after answers since. */
  get lastFailure(): LastFailure | null {
    return this.failure;
  }

  /** Of answers only; null before the first one. Quantiles by the nearest rank. */
  get latency(): LatencySummary | null {
    const sorted = this.latencies.toSorted((a, b) => a - b);
    const quantile = (share: number): number => Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
    return sorted.length === 0 ? null : { answers: sorted.length, medianMs: quantile(0.5), p95Ms: quantile(0.95) };
  }
}
