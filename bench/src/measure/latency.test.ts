import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { measureLatency } from './latency.ts';

async function serve(t: TestContext, statusOf: (path: string) => number = () => 200): Promise<[string, string[]]> {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    response.writeHead(statusOf(url)).end('text');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return [`http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked];
}

const stop = new AbortController().signal;
const variants = ['a', 'b', 'c'].map((name) => ({ name, request: { path: `/${name}` } }));

describe('measuring latency', () => {
  it('asks every variant as often as it has to, by turns and beyond the time', async (t) => {
    const [origin, asked] = await serve(t);
    const { durations, errors } = await measureLatency(origin, variants, {
      milliseconds: 0,
      passes: 4,
      start: 1,
      stop,
    });
    assert.deepEqual(asked.slice(0, 4), ['/b', '/c', '/a', '/b']);
    assert.deepEqual(
      [...durations].map(([name, each]) => [name, each.length]),
      [
        ['b', 4],
        ['c', 4],
        ['a', 4],
      ],
    );
    assert.equal(errors, 0);
  });

  it('asks another server where a variant says so, by turns', async (t) => {
    const [origin, asked] = await serve(t);
    const [other, askedThere] = await serve(t);
    const pair = [
      { name: 'there', request: { path: '/t' }, origin: other },
      { name: 'here', request: { path: '/h' } },
    ];
    const { durations } = await measureLatency(origin, pair, { milliseconds: 0, passes: 2, start: 0, stop });
    assert.deepEqual(
      [askedThere, asked],
      [
        ['/t', '/t'],
        ['/h', '/h'],
      ],
    );
    assert.deepEqual([...durations.keys()], ['there', 'here']);
  });

  it('goes on until the time is over', async (t) => {
    const [origin] = await serve(t);
    const started = performance.now();
    const { durations } = await measureLatency(origin, variants, { milliseconds: 60, passes: 1, start: 0, stop });
    assert.ok(performance.now() - started >= 60);
    assert.ok([...durations.values()].every((each) => each.length > 1));
  });

  it('ends soon where everything is refused, however often it should have asked', async (t) => {
    const [origin, asked] = await serve(t, () => 503);
    const options = { milliseconds: 60_000, passes: 70, start: 0, stop };
    const { errors, firstError } = await measureLatency(origin, variants, options);
    assert.deepEqual([errors, firstError, asked.length], [4, '/a answered 503: text', 4]);
  });
});
