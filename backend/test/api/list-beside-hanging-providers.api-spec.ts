import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { FakeLlmServer, silence } from '../support/fake-llm-server.js';
import { WIRE_FORMATS } from '../support/llm-wire-formats.js';
import { TestApp } from '../support/test-app.js';

const HANGING = 50;
const REQUESTS = 100;
const BUDGET_MS = 8_000;

describe('the list while every provider hangs', () => {
  let server: FakeLlmServer;
  let product: TestApp;
  let origin: string;

  beforeAll(async () => {
    server = await FakeLlmServer.start(silence);
    const settings = Object.assign({}, ...WIRE_FORMATS.map((format) => format.settings(server.url))) as object;
    product = await TestApp.start({
      ...settings,
      LLM_PROVIDERS: WIRE_FORMATS.map(({ provider }) => provider).join(','),
      LLM_BUDGET_MS: String(BUDGET_MS),
      LLM_MAX_CONCURRENT: String(HANGING),
    });
    await product.app.listen(0, '127.0.0.1');
    origin = await product.app.getUrl();
    await product.app.get(DataSource).query(
      `INSERT INTO ticket (title, description, category, category_source, priority, priority_source)
       SELECT 'Ticket ' || n, 'Something is wrong.', 'general', 'person', 'low', 'person'
       FROM generate_series(1, 200) AS n`,
    );
  });

  afterAll(async () => {
    await server.stop();
    await product.stop();
  });

  const p95OfTheList = async (): Promise<number> => {
    const times: number[] = [];
    for (let i = 0; i < REQUESTS; i += 1) {
      const started = performance.now();
      const response = await fetch(`${origin}/api/tickets/?limit=50`);
      await response.json();
      times.push(performance.now() - started);
    }
    return times.toSorted((a, b) => a - b)[Math.ceil(0.95 * REQUESTS) - 1] ?? Infinity;
  };

  it('is as fast as without', async () => {
    await p95OfTheList();
    const idle = await p95OfTheList();
    const clients = new AbortController();
    const hanging = Array.from({ length: HANGING }, (_, i) =>
      fetch(`${origin}/api/tickets/classify/`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ description: `Question ${i}` }),
        signal: clients.signal,
      }).then(
        () => 'answered',
        () => 'cancelled',
      ),
    );
    while (server.requests.length < HANGING) await new Promise((resolve) => setTimeout(resolve, 5));
    const busy = await p95OfTheList();
    clients.abort();
    expect(await Promise.all(hanging)).toEqual(Array.from({ length: HANGING }, () => 'cancelled'));
    expect(busy).toBeLessThan(idle * 3 + 40);
  });
});
