import type { Command } from '../shortcuts/shortcuts';
import { matchCommand, type Range } from './match-command';

/** A part of a label; `found` when the query says it. */
interface Piece {
  readonly text: string;
  readonly found: boolean;
}

interface Entry {
  readonly command: Command;
  readonly pieces: readonly Piece[];
  /** Where it comes from, when neither its section nor its label says so: which ticket it is about, for one. */
  readonly origin?: string;
  /** Its place among all entries of the palette. */
  readonly index: number;
}

export interface Section {
  readonly heading: string;
  readonly entries: readonly Entry[];
}

interface Candidate {
  readonly section: string;
  readonly command: Command;
  readonly score: number;
  readonly ranges: readonly Range[];
}

/** Everything there is: what was run last, then by group in the order of the commands. */
export function allSections(commands: readonly Command[], recent: readonly string[]): readonly Section[] {
  const latest = recent.flatMap((label) => commands.find((command) => command.label === label) ?? []);
  const others = commands.filter((command) => !latest.includes(command));
  const heading = $localize`:a group of commands|:Recent`;
  return numbered([
    ...latest.map((command) => unmatched(command, heading)),
    ...others.map((command) => unmatched(command, command.group)),
  ]);
}

/**
 * What fits the query, the best first: a group stands where its best command belongs.
 * @param first comes before everything else
 * @param last comes after it
 */
export function matchingSections(
  query: string,
  commands: readonly Command[],
  first: Command | undefined,
  last: Command | undefined,
): readonly Section[] {
  const matching = commands
    .flatMap((command): Candidate[] => {
      const match = matchCommand(query, command.label, command.keywords);
      return match === undefined ? [] : [{ command, section: command.group, ...match }];
    })
    .toSorted((one, other) => other.score - one.score);
  const whole = (command: Command | undefined) => (command === undefined ? [] : [unmatched(command, command.group)]);
  return numbered([...whole(first), ...matching, ...whole(last)]);
}

function unmatched(command: Command, section: string): Candidate {
  return { command, section, score: 0, ranges: [] };
}

/** Gathers the sections, each where its first command stands, and counts through. */
function numbered(candidates: readonly Candidate[]): readonly Section[] {
  let index = 0;
  return [...Map.groupBy(candidates, ({ section }) => section)].map(([heading, members]) => ({
    heading,
    entries: members.map(({ command, ranges }): Entry => {
      const { label, group } = command;
      const known = heading === group || label.startsWith(group);
      return { command, pieces: pieces(label, ranges), index: index++, ...(known ? {} : { origin: group }) };
    }),
  }));
}

function pieces(label: string, ranges: readonly Range[]): readonly Piece[] {
  const parts: Piece[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    parts.push({ text: label.slice(at, start), found: false }, { text: label.slice(start, end), found: true });
    at = end;
  }
  parts.push({ text: label.slice(at), found: false });
  return parts.filter(({ text }) => text !== '');
}
