import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { it, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Subject } from './scenario.ts';
import { SMALLEST_SIZE, statisticsScenarios, THIS_SIZE } from './statistics.ts';

const prepareSizes = new Map(statisticsScenarios).get('stats.sizes');
/** How much later the server of the larger size answers here, in milliseconds. */
const DELAY = 5;

async function serve(t: TestContext, delay: number): Promise<string> {
  const server = createServer((_, response) => void sleep(delay).then(() => response.end('{}')));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function subject(origin: string, smallest: string | undefined): Subject {
  const known: Pick<Subject, 'record'> & { stage: object; server: object; smallest: object | undefined } = {
    stage: { stopRequest: new AbortController().signal },
    server: { origin },
    smallest: smallest === undefined ? undefined : { origin: smallest },
    record: () => Promise.reject(new Error('Requests to two servers have no statements in common')),
  };
  return known as Subject;
}

it('calls the server of the smallest size the smallest, and asks both as often', async (t) => {
  const scenario = await prepareSizes?.(subject(await serve(t, DELAY), await serve(t, 0)));
  const [measurement] = (await scenario?.measure({ index: 0, seconds: 0 })) ?? [];
  const fastest = (name: string): number => Math.min(...(measurement?.byVariant?.get(name) ?? []));
  assert.ok(fastest(THIS_SIZE) >= DELAY - 1);
  assert.ok(fastest(SMALLEST_SIZE) < DELAY - 1);
  const counts = [SMALLEST_SIZE, THIS_SIZE].map((name) => measurement?.byVariant?.get(name)?.length);
  assert.ok(counts[0] === counts[1] && Number(counts[0]) >= 500, String(counts));
});

it('has nothing to compare at the smallest size', async () => {
  assert.equal(await prepareSizes?.(subject('http://127.0.0.1:9', undefined)), undefined);
});
