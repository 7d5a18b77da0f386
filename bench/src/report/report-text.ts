import { textTable } from '../../../backend/src/classification/evaluation/text-table.ts';
import { BAR_SIZE, isMet, judge, type Bar } from './bars.ts';
import { figure, markdownTable } from './markdown-table.ts';
import { worstVariant, type BenchResult, type Row, type SizeResult } from './result.ts';

const HEAD = ['', 'p50', 'p95', 'p99', 'req/s', 'errors', 'floor p50', 'floor/s', 'share', 'MB'];

/** The whole result for the terminal. */
export function reportText(result: BenchResult): string {
  const sizes = result.sizes.map((size) => `${sizeTitle(size)}\n\n${textTable([HEAD, ...size.rows.map(cellsOf)], '')}`);
  const remarks = result.sizes.flatMap(remarksOf);
  return [machineLine(result), ...sizes, ...(remarks.length > 0 ? [remarks.join('\n')] : []), barsText(result)].join(
    '\n\n',
  );
}

/** Exactly the tables of docs/performance.md. */
export function reportMarkdown(result: BenchResult): string {
  const { bars, tickets } = judge(result);
  const barRows = bars.map((bar) => [bar.title, bounds(bar), aim(bar), measured(bar), verdict(bar)]);
  return [
    `Measured ${result.takenAt.slice(0, 10)} at commit ${result.machine.commit}: ${machineLine(result)}`,
    `At ${figure(tickets).replace(/\.\d+$/, '')} tickets:`,
    markdownTable([['', 'bar', 'aim', 'measured', ''], ...barRows]),
    ...result.sizes.flatMap((size) => [
      `### ${sizeTitle(size)}`,
      markdownTable([HEAD, ...size.rows.map(cellsOf)]),
      ...remarksOf(size),
    ]),
  ].join('\n\n');
}

function machineLine({ machine, settings }: BenchResult): string {
  const { cpu, cores, memoryMb, node, postgres } = machine;
  const gigabytes = figure(memoryMb / 1024);
  return (
    `${cpu}, ${cores} cores, ${gigabytes} GB, Node ${node}, PostgreSQL ${postgres}; ` +
    `medians of ${settings.rounds} rounds, ${settings.seconds} s for the longest timed measurement. Times in milliseconds.`
  );
}

function sizeTitle({ tickets, loadSeconds, databaseMb }: SizeResult): string {
  const count = tickets.toLocaleString('en-US');
  return `${count} tickets (generated in ${figure(loadSeconds)} s, ${figure(databaseMb)} MB)`;
}

function cellsOf(row: Row): string[] {
  const { floor, memory } = row;
  return [
    row.title,
    figure(row.p50),
    figure(row.p95),
    figure(row.p99),
    figure(row.perSecond),
    String(row.errors),
    figure(floor?.p50),
    figure(floor?.perSecond),
    figure(floor?.share),
    memory === undefined ? '–' : Math.round(memory.now).toString(),
  ];
}

function remarksOf(size: SizeResult): string[] {
  return size.rows.flatMap((row) => {
    const worst = worstVariant(row);
    const others = Object.entries(row.variants ?? {}).filter(([name]) => name !== worst?.name);
    // One of two is looked at beside the other, one of many is not.
    const other = others.length === 1 ? others[0] : undefined;
    return [
      ...(worst
        ? [
            `${row.title}: the slowest is “${worst.name}”, p95 ${figure(worst.p95)} ms of ${worst.requests} requests` +
              (other ? `; “${other[0]}” has ${figure(other[1].p95)} ms of ${other[1].requests}.` : '.'),
          ]
        : []),
      ...(row.firstError === undefined
        ? []
        : [`${row.title}: ${row.errors} failed, the first with: ${row.firstError}`]),
    ];
  });
}

function barsText(result: BenchResult): string {
  const { bars, tickets } = judge(result);
  const rows = bars.map((bar) => [bar.title, bounds(bar), aim(bar), measured(bar), verdict(bar)]);
  const heading =
    tickets === BAR_SIZE
      ? 'The bars, at 1,000,000 tickets'
      : `The bars are meant for 1,000,000 tickets; these are figures of ${tickets.toLocaleString('en-US')}`;
  return `${heading}\n\n${textTable([['', 'bar', 'aim', 'measured', ''], ...rows], '')}`;
}

function bounds({ bound, unit }: Bar): string {
  return 'atMost' in bound ? `<= ${inUnit(bound.atMost, unit)}` : `>= ${inUnit(bound.atLeast, unit)}`;
}

function aim({ aim: value, unit }: Bar): string {
  return value === null ? '–' : inUnit(value, unit);
}

function measured({ measured: value, unit, remark }: Bar): string {
  if (value === undefined) return 'not measured';
  const text = figure(value) + (unit === '' ? '' : unit === '/s' ? '/s' : ` ${unit}`);
  return remark === undefined ? text : `${text} (${remark})`;
}

function verdict(bar: Bar): string {
  const met = isMet(bar);
  return met === undefined ? '' : met ? 'met' : 'MISSED';
}

function inUnit(value: number, unit: Bar['unit']): string {
  const text = value.toLocaleString('en-US');
  return unit === '' ? text : unit === '/s' ? `${text}/s` : `${text} ${unit}`;
}
