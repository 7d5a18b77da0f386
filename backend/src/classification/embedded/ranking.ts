import type { CueMatch } from './cue-index.js';

export interface Ranking<Label extends string> {
  readonly label: Label;
  /** How far the winner's sum of weights is ahead of the second's. */
  readonly lead: number;
  /** The winner's cues, strongest first. */
  readonly deciding: readonly CueMatch<Label>[];
}

/**
 * Sums weights per label. A cue counts once however often it occurs, and a word serves one cue per label, the
 * strongest, so that "credit card declined" is not counted again as "credit card".
 * @param handicap what a label starts with; it wins when the text says nothing, and equal sums go to the later label
 */
export function rank<Label extends string>(
  labels: readonly Label[],
  matches: readonly CueMatch<Label>[],
  handicap: Partial<Record<Label, number>>,
): Ranking<Label> {
  const standings = labels.map((label) => {
    const deciding = strongestApart(matches.filter((match) => match.label === label));
    const score = deciding.reduce((sum, { weight }) => sum + weight, handicap[label] ?? 0);
    return { label, deciding, score };
  });
  const [winner, second] = standings.toReversed().sort((a, b) => b.score - a.score);
  if (!winner || !second) throw new RangeError('A ranking needs at least two labels.');
  return { label: winner.label, lead: winner.score - second.score, deciding: winner.deciding };
}

function strongestApart<Label extends string>(matches: readonly CueMatch<Label>[]): CueMatch<Label>[] {
  const kept: CueMatch<Label>[] = [];
  const phrases = new Set<string>();
  const positions = new Set<number>();
  const strongestFirst = matches.toSorted((a, b) => b.weight - a.weight || b.positions.length - a.positions.length);
  for (const match of strongestFirst) {
    if (phrases.has(match.phrase) || match.positions.some((position) => positions.has(position))) continue;
    phrases.add(match.phrase);
    for (const position of match.positions) positions.add(position);
    kept.push(match);
  }
  return kept;
}
