/**
 * How a training ended: the new version answers now; it was worse, or could not be measured; it came out the same as a
 * version that is known; or there was nothing new to learn.
 */
export const TRAINING_RESULTS = ['activated', 'rejected', 'unchanged', 'skipped'] as const;

export interface TrainingOutcome {
  readonly result: (typeof TRAINING_RESULTS)[number];
  /** The trained version; null when none was trained. */
  readonly version: string | null;
  /** A sentence for people; null for an activated version. */
  readonly reason: string | null;
}
