import { HEAD_NAMES } from '../embedded/model.js';
import type { Comparison, Metrics } from './comparison.js';
import type { DecidedTicket } from './decided-ticket.js';

/** Fewer held-out decisions about a field say more about luck than about the model. */
const NEEDED_DECISIONS = 20;

/** What a new version may lose on the test corpus, for the sake of how people decide here: six tickets of six hundred. */
const CORPUS_TOLERANCE = 0.01;

/** Below it, two shares are the same number, computed in another order. */
const ROUNDING = 1e-9;

/** Why these decisions cannot tell a better version from a worse one, or null when they can. */
export function tooFewToJudge(heldOut: readonly DecidedTicket[]): string | null {
  const categories = heldOut.filter(({ category }) => category).length;
  const priorities = heldOut.filter(({ priority }) => priority).length;
  if (Math.min(categories, priorities) >= NEEDED_DECISIONS) return null;
  return (
    `At least ${NEEDED_DECISIONS} decisions that are kept for measuring are needed for each field; ` +
    `there are ${categories} for category and ${priorities} for priority. One ticket in five is kept.`
  );
}

/** Why the new version must not become active, or null when it is no worse. */
export function reasonToReject({ heldOut, testCorpus }: Metrics): string | null {
  return (
    whatFell('decisions kept for measuring', heldOut, 0) ?? whatFell('the test corpus', testCorpus, CORPUS_TOLERANCE)
  );
}

function whatFell(where: string, comparison: Comparison, tolerance: number): string | null {
  for (const name of HEAD_NAMES) {
    const { before, after } = comparison[name];
    for (const [measure, title] of [
      ['accuracy', 'accuracy'],
      ['macroF1', 'macro-F1'],
    ] as const) {
      if (after[measure] >= before[measure] - tolerance - ROUNDING) continue;
      return `On ${where}, the ${title} of ${name} falls from ${percent(before[measure])} to ${percent(after[measure])}.`;
    }
  }
  return null;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
