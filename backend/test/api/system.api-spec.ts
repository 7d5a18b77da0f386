import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actAs, PERSON } from '../support/acting-as.js';
import { eventually } from '../support/eventually.js';
import { TestApp } from '../support/test-app.js';

const PATH = '/api/admin/system/';

interface System {
  started_at: string;
  queues: { name: string; waiting: number; running: number; failed: number }[] | null;
  database: { latency_ms: number; size_bytes: number; connections: number };
  event_clients: { connected: number; most: number };
}

describe('the state of the system', () => {
  let product: TestApp;
  beforeAll(async () => {
    product = await TestApp.start({ LEARNING: 'on', EVENTS_MAX_CLIENTS: '7' });
    actAs(product, PERSON.admin);
    await product.app.listen(0, '127.0.0.1');
  });
  afterAll(() => product.stop());

  const read = async () => (await product.request('GET', PATH)).json<System>();

  it('tells how the process and the database are', async () => {
    const state = await read();
    expect(state).toEqual({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      node_version: process.versions.node,
      started_at: expect.stringMatching(/Z$/),
      memory: { resident_bytes: expect.any(Number), heap_used_bytes: expect.any(Number) },
      database: {
        version: expect.stringMatching(/^\d+/),
        latency_ms: expect.any(Number),
        size_bytes: expect.any(Number),
        connections: expect.any(Number),
        is_migrated: true,
      },
      queues: state.queues,
      event_clients: { connected: 0, most: 7 },
    });
    expect(Date.parse(state.started_at)).toBeLessThanOrEqual(Date.now());
    expect(state.database.size_bytes).toBeGreaterThan(1_000_000);
    expect(state.database.connections).toBeGreaterThan(0);
  });

  it('counts what waits for each kind of work, once the queue has begun', async () => {
    await eventually(async () => {
      const queues = (await read()).queues ?? [];
      expect(queues.map(({ name }) => name)).toEqual(expect.arrayContaining(['bulk-change', 'train-classifier']));
      for (const { waiting, running, failed } of queues) expect([waiting, running, failed]).toEqual([0, 0, 0]);
    });
  });

  it('counts those who listen to events', async () => {
    const listening = new AbortController();
    await fetch(`${await product.app.getUrl()}/api/events/`, { signal: listening.signal });
    expect((await read()).event_clients.connected).toBe(1);
    listening.abort();
    await eventually(async () => expect((await read()).event_clients.connected).toBe(0));
  });

  it('is for those who may read it', async () => {
    actAs(product, PERSON.agent);
    expect((await product.request('GET', PATH)).json()).toMatchObject({ status: 403, required: 'system:read' });
  });
});
