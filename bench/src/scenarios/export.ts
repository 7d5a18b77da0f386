import { ticketsPath } from '../request.ts';
import { SHARES, type NamedPrepare, type Scenario, type Subject } from './scenario.ts';

const LINE_FEED = 10;

/** Reads an export of all tickets as fast as it comes; of a large one only the beginning. */
async function prepareExport({ server, stage }: Subject): Promise<Scenario> {
  const url = server.origin + ticketsPath({ format: 'jsonl' }, 'export/');
  return Promise.resolve({
    name: 'export',
    writes: false,
    measure: async ({ seconds }) => {
      const started = performance.now();
      const limit = AbortSignal.any([stage.stopRequest, AbortSignal.timeout(seconds * 1000 * SHARES.export)]);
      const response = await fetch(url, { signal: limit });
      if (!response.ok || response.body === null) throw new Error(`The export answered ${response.status}`);
      let rows = 0;
      try {
        for await (const chunk of response.body) for (const byte of chunk as Uint8Array) if (byte === LINE_FEED) rows++;
      } catch (error) {
        if (!limit.aborted) throw error;
      }
      stage.stopRequest.throwIfAborted();
      const milliseconds = performance.now() - started;
      const none = { p50: NaN, p95: NaN, p99: NaN };
      const perSecond = (1000 * rows) / milliseconds;
      return [{ name: 'export', title: 'export, rows', requests: rows, perSecond, errors: 0, ...none }];
    },
  });
}

export const exportScenarios: readonly NamedPrepare[] = [['export', prepareExport]];
