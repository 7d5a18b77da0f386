import { probabilities } from './model.js';

/** Scores for a text that the model was not trained on, and the label that was right. */
export interface HeldOutScores {
  readonly scores: readonly number[];
  readonly truth: number;
}

const COOLEST = 0.1;
const HOTTEST = 10;
const STEPS = 60;

/**
 * The temperature under which the probabilities fit what was right best (least negative log-likelihood), by
 * golden-section search. Guo et al., On Calibration of Modern Neural Networks, 2017. It changes no decision, only how
 * sure the model says it is.
 */
export function fitTemperature(heldOut: readonly HeldOutScores[]): number {
  const loss = (temperature: number) =>
    heldOut.reduce((sum, { scores, truth }) => sum - Math.log(probabilities(scores, temperature)[truth] ?? 1), 0);
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [Math.log(COOLEST), Math.log(HOTTEST)];
  for (let step = 0; step < STEPS; step++) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)];
    if (loss(Math.exp(left)) < loss(Math.exp(right))) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}
