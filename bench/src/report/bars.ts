import { DEEP_PAGE, FIRST_PAGE } from '../scenarios/lists.ts';
import { SMALLEST_SIZE, THIS_SIZE } from '../scenarios/statistics.ts';
import { findRow, worstVariant, type BenchResult, type Row, type SizeResult } from './result.ts';

/** What the product promises for a million tickets. */
export interface Bar {
  title: string;
  unit: '' | 'ms' | '/s' | 'MB';
  /** What it may be at most, or has to be at least. */
  bound: { atMost: number } | { atLeast: number };
  aim: number | null;
  /** Undefined when this run did not measure it. */
  measured: number | undefined;
  /** What is needed to understand the figure. */
  remark?: string;
}

export const BAR_SIZE = 1_000_000;

export function isMet({ bound, measured }: Bar): boolean | undefined {
  if (measured === undefined) return undefined;
  return 'atMost' in bound ? measured <= bound.atMost : measured >= bound.atLeast;
}

/** Judges the largest size of a run. Only for a million tickets are the verdicts those that were promised. */
export function judge(result: BenchResult): { tickets: number; bars: Bar[] } {
  const bySize = result.sizes.toSorted((a, b) => a.tickets - b.tickets);
  const large = bySize.at(-1);
  const small = bySize.length > 1 ? bySize[0] : undefined;
  return { tickets: large?.tickets ?? 0, bars: [...readingBars(small, large), ...workingBars(large)] };
}

function readingBars(small: SizeResult | undefined, large: SizeResult | undefined): Bar[] {
  const p95 = (name: string): number | undefined => findRow(large, name)?.p95 ?? undefined;
  const combinations = findRow(large, 'list.combinations');
  const worst = combinations && worstVariant(combinations);
  const deep = findRow(large, 'list.deep')?.variants;
  const statistics = findRow(large, 'stats.sizes')?.variants;
  const search = (name: string, title: string, atMost: number, aim: number): Bar => ({
    title: `search, ${title}, p95`,
    unit: 'ms',
    bound: { atMost },
    aim,
    measured: p95(name),
  });
  return [
    {
      title: `statistics against ${small ? small.tickets : 'fewer'} tickets, p95`,
      unit: '',
      bound: { atMost: 1.5 },
      aim: 1,
      measured: quotient(statistics?.[THIS_SIZE]?.p95, statistics?.[SMALLEST_SIZE]?.p95),
    },
    { title: 'statistics, p95', unit: 'ms', bound: { atMost: 5 }, aim: 2, measured: p95('stats.default') },
    {
      title: 'first list page, worst combination of filters, p95',
      unit: 'ms',
      bound: { atMost: 15 },
      aim: 5,
      measured: worst?.p95,
      ...(worst && { remark: worst.name }),
    },
    {
      title: 'page 1,000 against page 1, p95',
      unit: '',
      bound: { atMost: 1.3 },
      aim: 1,
      measured: quotient(deep?.[DEEP_PAGE]?.p95, deep?.[FIRST_PAGE]?.p95),
    },
    search('search.rare', 'rare word', 25, 8),
    search('search.common', 'common word', 15, 4),
    search('search.absent', 'word that is nowhere', 15, 4),
  ];
}

function workingBars(large: SizeResult | undefined): Bar[] {
  const row = (name: string): Row | undefined => findRow(large, name);
  const perSecond = (name: string): number | undefined => row(name)?.perSecond ?? undefined;
  const memory = large?.rows.filter(({ name }) => name.startsWith('mixed.')).at(-1)?.memory;
  return [
    {
      title: 'create, 32 connections, against the same statements through bare pg',
      unit: '',
      bound: { atLeast: 0.4 },
      aim: 0.7,
      measured: row('create')?.floor?.share ?? undefined,
    },
    {
      title: 'create, 32 connections',
      unit: '/s',
      bound: { atLeast: 1_500 },
      aim: null,
      measured: perSecond('create'),
    },
    {
      title: 'list throughput against the same route answering a constant',
      unit: '',
      bound: { atLeast: 0.35 },
      aim: 0.5,
      measured: quotient(perSecond('list.throughput'), perSecond('list.constant')),
    },
    {
      title: 'classify with the embedded model, 8 connections',
      unit: '/s',
      bound: { atLeast: 3_000 },
      aim: 6_000,
      measured: perSecond('classify'),
    },
    {
      title: 'resident memory of the backend after the mixed load',
      unit: 'MB',
      bound: { atMost: 250 },
      aim: 150,
      measured: memory?.now,
    },
  ];
}

function quotient(dividend: number | undefined, divisor: number | undefined): number | undefined {
  return dividend === undefined || divisor === undefined || divisor === 0 ? undefined : dividend / divisor;
}
