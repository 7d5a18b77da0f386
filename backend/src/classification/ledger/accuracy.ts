import type { JudgedField, RecordedSource } from './outcome.js';

/** Below it, a share says more about luck than about the classifier. */
export const NEEDED_DECISIONS = 30;

/** Where the bins of the reliability curve begin; the last one holds 1 as well. */
export const BIN_STARTS: readonly number[] = Array.from({ length: 10 }, (_, index) => index / 10);

export const THRESHOLDS: readonly number[] = Array.from({ length: 21 }, (_, index) => index / 20);

/** Which suggestions are measured, by the moment they were made: from `from` on, before `to`. */
export interface AccuracyFilter {
  readonly from: Date | null;
  readonly to: Date | null;
  readonly sources: readonly RecordedSource[];
  readonly fields: readonly JudgedField[];
}

/** Where the true share lies with 95 % confidence: Wilson's score interval, which also holds for few or extreme cases. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

interface ConfusionCell {
  readonly suggested: string;
  readonly final: string;
  readonly count: number;
}

interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Null for an empty bin, as is the share. */
  readonly meanConfidence: number | null;
  readonly accuracy: number | null;
}

/** What would have happened if only suggestions at least that sure had been taken over. */
interface ThresholdPoint {
  readonly threshold: number;
  readonly covered: number;
  readonly coverage: number;
  /** Null where nothing is covered, as is the interval. */
  readonly precision: number | null;
  readonly interval: Interval | null;
}

/** The measurement of one field. Shares are of the decided suggestions, from 0 to 1; null when nothing is decided. */
export interface FieldAccuracy {
  readonly field: JudgedField;
  readonly suggestions: number;
  readonly decided: number;
  readonly open: number;
  readonly accepted: number;
  readonly overriddenBySubmitter: number;
  readonly overriddenByAgent: number;
  readonly accuracy: number | null;
  readonly interval: Interval | null;
  /** How often always saying the most frequent final value would have been right. */
  readonly simplestGuess: { readonly value: string; readonly accuracy: number } | null;
  readonly confusion: readonly ConfusionCell[];
  readonly calibration: readonly CalibrationBin[] | null;
  readonly expectedCalibrationError: number | null;
  readonly thresholds: readonly ThresholdPoint[] | null;
}

/** The measurement of one version of one model. Sums are null when nothing is known of them. */
export interface ModelAccuracy {
  readonly source: RecordedSource;
  readonly model: string;
  readonly version: string;
  readonly suggestions: number;
  readonly medianLatencyMs: number;
  readonly p95LatencyMs: number;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly costUsd: number | null;
  readonly fields: readonly FieldAccuracy[];
}

export function hasEnoughDecisions({ decided }: FieldAccuracy): boolean {
  return decided >= NEEDED_DECISIONS;
}
