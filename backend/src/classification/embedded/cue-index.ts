import type { CueTable } from './cues.js';
import { stemOf, type Word } from './words.js';

/** Most words that a `..` may stand for. */
const MAX_GAP = 4;

interface Step {
  readonly stems: ReadonlySet<string>;
  /** Words that may stand between the step before and this one. */
  readonly gap: number;
}

interface Cue<Label extends string> {
  readonly label: Label;
  readonly phrase: string;
  readonly weight: number;
  readonly steps: readonly Step[];
}

/** A cue found in a row of words. */
export interface CueMatch<Label extends string> {
  readonly label: Label;
  readonly phrase: string;
  readonly weight: number;
  /** Indexes of all the words that make it up, in order. */
  readonly positions: readonly number[];
  readonly first: number;
  readonly last: number;
}

/** Finds cues in a text in time proportional to its number of words: every cue is looked up by its first word. */
export class CueIndex<Label extends string> {
  private readonly byFirstStem = new Map<string, Cue<Label>[]>();

  constructor(cues: Readonly<Record<Label, CueTable>>) {
    for (const [label, table] of Object.entries(cues) as [Label, CueTable][]) {
      for (const [weight, phrases] of Object.entries(table)) {
        for (const phrase of phrases.split(',')) this.add({ label, weight: Number(weight), ...parse(phrase) });
      }
    }
  }

  /** The matches of every cue, at each word where it starts. */
  matchesIn(words: readonly Word[]): CueMatch<Label>[] {
    const matches: CueMatch<Label>[] = [];
    for (const [index, { stem }] of words.entries()) {
      for (const { label, phrase, weight, steps } of this.byFirstStem.get(stem) ?? []) {
        const positions = follow(words, index, steps);
        if (positions)
          matches.push({ label, phrase, weight, positions, first: index, last: positions.at(-1) ?? index });
      }
    }
    return matches;
  }

  private add(cue: Cue<Label>): void {
    for (const stem of cue.steps[0]?.stems ?? []) {
      const cues = this.byFirstStem.get(stem);
      if (cues) cues.push(cue);
      else this.byFirstStem.set(stem, [cue]);
    }
  }
}

function parse(phrase: string): { phrase: string; steps: Step[] } {
  const steps: Step[] = [];
  let gap = 0;
  for (const part of phrase.trim().split(/\s+/)) {
    if (part === '..') {
      gap = MAX_GAP;
      continue;
    }
    steps.push({ stems: new Set(part.split('/').map(stemOf)), gap });
    gap = 0;
  }
  return { phrase: phrase.trim(), steps };
}

/** Takes the nearest word for every step; a cue of n steps looks at no more than n × (MAX_GAP + 1) words. */
function follow(words: readonly Word[], first: number, steps: readonly Step[]): number[] | undefined {
  const positions = [first];
  for (const { stems, gap } of steps.slice(1)) {
    const from = (positions.at(-1) ?? first) + 1;
    const offset = words.slice(from, from + gap + 1).findIndex(({ stem }) => stems.has(stem));
    if (offset < 0 || words[from + offset]?.field !== words[first]?.field) return undefined;
    positions.push(from + offset);
  }
  return positions;
}
