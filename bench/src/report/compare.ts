import { textTable } from '../../../backend/src/classification/evaluation/text-table.ts';
import { figure } from './markdown-table.ts';
import { findRow, type BenchResult, type Row } from './result.ts';

/** Smaller changes are noise however alike the rounds of both runs were. */
const LEAST_NOISE = 0.1;

type Direction = 'better' | 'worse' | 'within noise';

export interface Change {
  tickets: number;
  title: string;
  /** Of the earlier and of this run: milliseconds for the 95th percentile, requests a second otherwise. */
  figure: 'p95' | 'req/s';
  before: number;
  now: number;
  /** Now divided by before. */
  ratio: number;
  direction: Direction;
}

/** What became of every figure that both runs have: the rates where many connections were at work, else the times. */
export function compare(before: BenchResult, now: BenchResult): Change[] {
  return now.sizes.flatMap((size) => {
    const earlier = before.sizes.find(({ tickets }) => tickets === size.tickets);
    return size.rows.flatMap((row) => changeOf(size.tickets, findRow(earlier, row.name), row) ?? []);
  });
}

function changeOf(tickets: number, before: Row | undefined, now: Row): Change | undefined {
  if (before === undefined) return undefined;
  const isRate = now.p95 === null || isThroughput(now.name);
  const key = isRate ? 'perSecond' : 'p95';
  const [old, fresh] = [before[key], now[key]];
  if (old === null || fresh === null || old === 0) return undefined;
  const ratio = fresh / old;
  const noise = Math.max(LEAST_NOISE, before.spread[key] ?? 0, now.spread[key] ?? 0);
  return {
    tickets,
    title: now.title,
    figure: isRate ? 'req/s' : 'p95',
    before: old,
    now: fresh,
    ratio,
    direction: directionOf(isRate ? ratio : 1 / ratio, noise),
  };
}

function isThroughput(name: string): boolean {
  return /^(create|classify|list\.(throughput|constant|string))/.test(name);
}

/** @param gain above 1 when this run is better */
function directionOf(gain: number, noise: number): Direction {
  if (gain > 1 + noise) return 'better';
  return gain < 1 / (1 + noise) ? 'worse' : 'within noise';
}

export function compareText(before: BenchResult, now: BenchResult): string {
  const changes = compare(before, now);
  if (changes.length === 0) return 'The earlier result has no figure in common with this one.';
  const rows = changes.map((change) => [
    `${change.tickets.toLocaleString('en-US')}: ${change.title}`,
    change.figure,
    figure(change.before),
    figure(change.now),
    `× ${figure(change.ratio)}`,
    change.direction === 'within noise' ? '' : change.direction,
  ]);
  return (
    `Against ${before.machine.commit} of ${before.takenAt.slice(0, 10)}` +
    (before.machine.cpu === now.machine.cpu ? '' : `, on another machine (${before.machine.cpu})`) +
    `; "better" and "worse" are changes beyond what the rounds of both runs differ by\n\n` +
    textTable([['', '', 'before', 'now', '', ''], ...rows], '')
  );
}
