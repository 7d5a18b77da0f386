import type { Interval } from '../ledger/accuracy.js';

/** What a classifier said of one ticket's field, how sure it was, and what was right. */
export interface Outcome<Label extends string> {
  readonly truth: Label;
  readonly suggested: Label;
  /** 0 to 1. */
  readonly confidence: number;
}

/** How often each label was suggested for each true one. */
export type Confusion<Label extends string> = Readonly<Record<Label, Readonly<Record<Label, number>>>>;

/** Right suggestions as a share of all, 0 to 1; 0 of none. */
export function accuracy(outcomes: readonly Outcome<string>[]): number {
  return share(outcomes, ({ truth, suggested }) => truth === suggested);
}

/** The 97.5 % quantile of the normal distribution, for two-sided 95 %. */
const Z = 1.959963984540054;

/** Where the share behind `hits` of `count` lies with 95 % confidence: Wilson's score interval (1927). Null of none. */
export function wilsonInterval(hits: number, count: number): Interval | null {
  if (count === 0) return null;
  const observed = hits / count;
  const scale = 1 + (Z * Z) / count;
  const centre = (observed + (Z * Z) / (2 * count)) / scale;
  const reach = (Z / scale) * Math.sqrt((observed * (1 - observed)) / count + (Z * Z) / (4 * count * count));
  return { low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) };
}

/** The smallest value that at least this share of the values does not exceed (nearest rank); null of none. */
export function quantile(values: readonly number[], part: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? null;
}

/** How one label fares, 0 to 1; null where nothing could be counted. */
export interface LabelScore {
  /** The share of right ones among the tickets that were given the label. */
  readonly precision: number | null;
  /** The share of the tickets with this label that were given it. */
  readonly recall: number | null;
  /** How many tickets truly have the label. */
  readonly count: number;
}

export function labelScores<Label extends string>(
  labels: readonly Label[],
  outcomes: readonly Outcome<Label>[],
): Readonly<Record<Label, LabelScore>> {
  const scores = labels.map((label): [Label, LabelScore] => {
    const given = outcomes.filter(({ suggested }) => suggested === label);
    const having = outcomes.filter(({ truth }) => truth === label);
    const shareOfHits = (some: readonly Outcome<Label>[]) => (some.length === 0 ? null : accuracy(some));
    return [label, { precision: shareOfHits(given), recall: shareOfHits(having), count: having.length }];
  });
  return Object.fromEntries(scores) as Record<Label, LabelScore>;
}

/** Counts by true label, then by suggested label. */
export function confusion<Label extends string>(
  labels: readonly Label[],
  outcomes: readonly Outcome<Label>[],
): Confusion<Label> {
  const emptyRow = () => Object.fromEntries(labels.map((label) => [label, 0])) as Record<Label, number>;
  const counts = Object.fromEntries(labels.map((label) => [label, emptyRow()])) as Record<Label, Record<Label, number>>;
  for (const { truth, suggested } of outcomes) counts[truth][suggested]++;
  return counts;
}

/** The mean over labels of F1, the harmonic mean of precision and recall, 0 to 1. A label that never occurs counts 0. */
export function macroF1<Label extends string>(labels: readonly Label[], outcomes: readonly Outcome<Label>[]): number {
  const scores = labels.map((label) => {
    const hits = outcomes.filter(({ truth, suggested }) => truth === label && suggested === label).length;
    const misses = outcomes.filter(({ truth, suggested }) => (truth === label) !== (suggested === label)).length;
    return hits === 0 ? 0 : (2 * hits) / (2 * hits + misses);
  });
  return scores.reduce((sum, score) => sum + score, 0) / labels.length;
}

/** Answers that were about equally sure. */
export interface CalibrationBin {
  /** The confidences that belong to it: from here on, and below `to`; the last bin holds 1 as well. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Null for an empty bin, as is the accuracy. */
  readonly meanConfidence: number | null;
  readonly accuracy: number | null;
}

const BINS = 10;

/** Ten bins of equal width, in order. */
export function calibrationBins(outcomes: readonly Outcome<string>[]): CalibrationBin[] {
  const members = Map.groupBy(outcomes, ({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)));
  return Array.from({ length: BINS }, (_, index) => {
    const bin = members.get(index) ?? [];
    const sum = bin.reduce((total, { confidence }) => total + confidence, 0);
    const isEmpty = bin.length === 0;
    return {
      from: index / BINS,
      to: (index + 1) / BINS,
      count: bin.length,
      meanConfidence: isEmpty ? null : sum / bin.length,
      accuracy: isEmpty ? null : accuracy(bin),
    };
  });
}

/**
 * Expected calibration error: the mean distance between how sure the answers of a bin are and how often they are
 * right, weighted by the bins' sizes (Naeini, Cooper, Hauskrecht 2015), over ten bins of equal width.
 */
export function expectedCalibrationError(outcomes: readonly Outcome<string>[]): number {
  const error = calibrationBins(outcomes).reduce(
    (sum, bin) => sum + Math.abs((bin.meanConfidence ?? 0) - (bin.accuracy ?? 0)) * bin.count,
    0,
  );
  return outcomes.length === 0 ? 0 : error / outcomes.length;
}

/** The share of outcomes whose labels, in the given order, are at most one step apart. */
export function withinOneLevel<Label extends string>(
  order: readonly Label[],
  outcomes: readonly Outcome<Label>[],
): number {
  return share(outcomes, ({ truth, suggested }) => Math.abs(order.indexOf(truth) - order.indexOf(suggested)) <= 1);
}

/** The mean of how often members of a group are seen as such and others not, 0 to 1: a constant answer reaches 0.5. */
export function balancedAccuracy<Label extends string>(
  group: readonly Label[],
  outcomes: readonly Outcome<Label>[],
): number {
  const belongs = (label: Label) => group.includes(label);
  const members = outcomes.filter(({ truth }) => belongs(truth));
  const others = outcomes.filter(({ truth }) => !belongs(truth));
  return (
    (share(members, ({ suggested }) => belongs(suggested)) + share(others, ({ suggested }) => !belongs(suggested))) / 2
  );
}

function share<T>(items: readonly T[], isCounted: (item: T) => boolean): number {
  return items.length === 0 ? 0 : items.filter(isCounted).length / items.length;
}
