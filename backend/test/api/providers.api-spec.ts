import { afterEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { createApp } from '../../src/app.setup.js';
import { readEnvironment } from '../../src/config/environment.js';
import { FakeLlmServer, type Answer } from '../support/fake-llm-server.js';
import { GOOD_ANSWER } from '../support/llm-faults.js';
import { onlyProvider, WIRE_FORMATS } from '../support/llm-wire-formats.js';
import { TestApp } from '../support/test-app.js';

const [FORMAT] = WIRE_FORMATS;
const PATH = '/api/classification/providers/';
const PRICES = { ANTHROPIC_INPUT_PRICE: '1', ANTHROPIC_OUTPUT_PRICE: '5' };

let product: TestApp | undefined;
let server: FakeLlmServer | undefined;

async function startWith(answer: Answer, settings: Record<string, string> = {}): Promise<TestApp> {
  server = await FakeLlmServer.start(answer);
  product = await TestApp.start({ ...onlyProvider(FORMAT, server.url), ...settings });
  return product;
}

afterEach(async () => {
  await product?.stop();
  await server?.stop();
  product = server = undefined;
});

let question = 0;

const classify = async ({ app }: Pick<TestApp, 'app'>) => {
  const payload = { description: `Question ${(question += 1)}: a refund` };
  return (await app.inject({ method: 'POST', url: '/api/tickets/classify/', payload })).json<{
    source: string;
    degraded: boolean;
  }>();
};

const read = async ({ app }: Pick<TestApp, 'app'>, url = PATH) =>
  (await app.inject({ url })).json<Record<string, unknown>[]>();

describe('GET /api/classification/providers/', () => {
  it('shows the embedded model alone without a key', async () => {
    product = await TestApp.start();
    const expected = {
      name: 'embedded',
      model: 'embedded',
      version: expect.any(String),
      state: 'ready',
      last_error: null,
      latency: null,
      today: null,
      caps: null,
    };
    expect(await read(product)).toEqual([expected]);
    expect(await read(product, PATH.slice(0, -1))).toEqual([expected]);
  });

  it('shows the spending of a language model, its caps and how fast it is', async () => {
    const running = await startWith(FORMAT.answer(GOOD_ANSWER), PRICES);
    await classify(running);
    await classify(running);
    expect((await read(running))[0]).toEqual({
      name: 'anthropic',
      model: 'claude-haiku-5-5',
      version: expect.stringMatching(/^\d+$/),
      state: 'ready',
      last_error: null,
      latency: { answers: 2, median_ms: expect.any(Number), p95_ms: expect.any(Number) },
      today: { calls: 2, input_tokens: 840, output_tokens: 160, cost_usd: 0.00164 },
      caps: { calls: 10_000, tokens: 20_000_000 },
    });
  });

  it('does not know the cost without prices', async () => {
    const running = await startWith(FORMAT.answer(GOOD_ANSWER));
    await classify(running);
    expect((await read(running))[0]).toMatchObject({ today: { calls: 1, cost_usd: null } });
  });

  it('shows the latest error and that the model is left alone', async () => {
    const running = await startWith(FORMAT.error(401));
    for (let i = 0; i < 5; i += 1) await classify(running);
    expect((await read(running))[0]).toMatchObject({
      state: 'paused',
      last_error: { class: 'unauthorized', at: expect.stringMatching(/^\d{4}-.*Z$/) },
      latency: null,
      today: { calls: 5, input_tokens: 0 },
    });
    await classify(running);
    expect(server?.requests).toHaveLength(5);
  });

  it('is told along in the readiness, which stays well', async () => {
    const running = await startWith(FORMAT.error(401));
    await classify(running);
    const ready = await running.request('GET', '/health/ready');
    expect(ready.statusCode).toBe(200);
    expect(ready.json()).toEqual({
      status: 'ok',
      providers: [
        { name: 'anthropic', state: 'failing' },
        { name: 'embedded', state: 'ready' },
      ],
    });
  });
});

describe('the daily cap', () => {
  it.each([
    ['calls', { LLM_DAILY_CALLS: '2' }],
    ['tokens', { LLM_DAILY_TOKENS: '501' }],
  ])('of %s stops the calls of every process, and is reported', async (_name, cap) => {
    const running = await startWith(FORMAT.answer(GOOD_ANSWER), cap);
    const variables = {
      DATABASE_URL: running.database.url,
      ANONYMOUS_ROLE: 'agent',
      LOG_LEVEL: 'silent',
      ...cap,
    };
    const replica = await createApp(readEnvironment({ ...variables, ...onlyProvider(FORMAT, server?.url ?? '') }));
    try {
      expect(await classify(running)).toMatchObject({ source: 'anthropic', degraded: false });
      expect(await classify({ app: replica })).toMatchObject({ source: 'anthropic', degraded: false });
      expect(await classify(running)).toMatchObject({ source: 'embedded', degraded: true });
      expect(await classify({ app: replica })).toMatchObject({ source: 'embedded', degraded: true });
      for (const one of [running, { app: replica }]) {
        expect((await read(one))[0]).toMatchObject({ state: 'capped', today: { calls: 2 } });
      }
      expect(server?.requests).toHaveLength(2);
    } finally {
      await replica.close();
    }
  });

  it('lets no call through that the database cannot count', async () => {
    const running = await startWith(FORMAT.answer(GOOD_ANSWER));
    await running.app.get(DataSource).query('DROP TABLE llm_usage');
    expect(await classify(running)).toMatchObject({ source: 'embedded', degraded: true });
    expect(server?.requests).toHaveLength(0);
    expect((await read(running))[0]).toMatchObject({
      state: 'failing',
      last_error: { class: 'uncounted' },
      today: null,
    });
  });
});

describe('the start', () => {
  it.each([
    [{ LLM_PROVIDERS: 'hal' }, 'LLM_PROVIDERS'],
    [{ LLM_PROVIDERS: 'openai' }, 'OPENAI_API_KEY'],
    [{ LLM_API_KEY: 'x' }, 'LLM_PROVIDERS'],
  ])('is refused with %j at once, also while the database is away', async (settings, name) => {
    const variables = { DATABASE_URL: 'postgres://x@127.0.0.1:9/x', DATABASE_WAIT_SECONDS: '60', LOG_LEVEL: 'silent' };
    const started = performance.now();
    await expect((async () => createApp(readEnvironment({ ...variables, ...settings })))()).rejects.toThrow(name);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
