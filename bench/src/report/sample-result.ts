import { RESULT_FORMAT, type BenchResult, type Row } from './result.ts';

/** Results for tests. */
export function sampleResult(sizes: Record<number, readonly Row[]>): BenchResult {
  return {
    format: RESULT_FORMAT,
    takenAt: '2026-11-21T08:00:00.000Z',
    machine: { cpu: 'Some CPU', cores: 2, memoryMb: 8192, node: '24.0.0', postgres: '18.4', commit: 'abc1234' },
    settings: { seconds: 10, rounds: 3 },
    sizes: Object.entries(sizes).map(([tickets, rows]) => ({
      tickets: Number(tickets),
      loadSeconds: 1,
      databaseMb: 10,
      rows: [...rows],
    })),
  };
}

export function sampleRow(name: string, changes: Partial<Row> = {}): Row {
  return {
    name,
    title: name,
    requests: 100,
    errors: 0,
    p50: 1,
    p95: 2,
    p99: 3,
    perSecond: 1000,
    spread: { p95: 0, perSecond: 0 },
    ...changes,
  };
}
