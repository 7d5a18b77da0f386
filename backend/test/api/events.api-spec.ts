import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { createApp } from '../../src/app.setup.js';
import { readEnvironment } from '../../src/config/environment.js';
import { EventChannel } from '../../src/events/event-channel.repository.js';
import { encodeEventId } from '../../src/events/stream-place.js';
import { TicketEventsRepository } from '../../src/events/ticket-events.repository.js';
import { EventClient } from '../support/event-client.js';
import { until } from '../support/eventually.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const NEW = { title: 'Charged twice', description: 'My card was charged twice.', category: 'general', priority: 'low' };

/** Much less than the pause between two looks without an announcement. */
const AT_ONCE_MS = 500;

interface Backend {
  readonly app: NestFastifyApplication;
  readonly origin: string;
}

describe('/api/events/', () => {
  let database: TestDatabase;
  let first: Backend;
  let second: Backend;
  const clients: EventClient[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    first = await start();
    second = await start();
  });
  afterAll(async () => {
    await Promise.all([first, second].map(({ app }) => app.close()));
    await database.drop();
  });
  beforeEach(() => query('TRUNCATE ticket CASCADE'));
  afterEach(() => {
    for (const client of clients.splice(0)) client.close();
  });

  async function start(settings: Record<string, string> = {}): Promise<Backend> {
    const variables = {
      DATABASE_URL: database.url,
      ANONYMOUS_ROLE: 'agent',
      LOG_LEVEL: 'silent',
      LEARNING: 'off',
      ...settings,
    };
    const app = await createApp(readEnvironment(variables));
    await app.listen(0, '127.0.0.1');
    return { app, origin: await app.getUrl() };
  }

  async function connect(...[origin, options]: Parameters<typeof EventClient.connect>): Promise<EventClient> {
    const client = await EventClient.connect(origin, options);
    clients.push(client);
    return client;
  }

  const query = async (statement: string, parameters: unknown[] = []): Promise<unknown> =>
    first.app.get(DataSource).query(statement, parameters);

  const ask = ({ app }: Backend, method: 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object) =>
    app.inject({ method, url, ...(payload && { payload }) });

  const post = async (backend: Backend = first) =>
    (await ask(backend, 'POST', '/api/tickets/', NEW)).json<{ id: number }>().id;

  /** Events without the effort of making tickets. */
  const addEvents = async (count: number, changes = '{}') => {
    await query(
      `INSERT INTO ticket_event (ticket_id, version, kind, actor, changes)
      SELECT n, 1, 'changed', 'system', $2 FROM generate_series(1, $1::integer) AS n`,
      [count, changes],
    );
    first.app.get(EventChannel).announce();
  };

  const idsOf = (client: EventClient) => client.of('ticket').map(({ data }) => data['ticket_id']);

  it('greets, and tells what happens to tickets within moments, without their words', async () => {
    const client = await connect(first.origin);
    expect(client.answer.statusCode).toBe(200);
    expect(client.answer.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      'x-request-id': expect.any(String),
    });
    expect(await client.have(1, 'hello')).toMatchObject([{ data: {}, id: expect.stringMatching(/^[\w-]{10,80}$/) }]);
    expect(client.text).toMatch(/^retry: 1000\n\n/);

    const begin = performance.now();
    const id = await post();
    const [created] = await client.have(1, 'ticket');
    expect((created?.at ?? Infinity) - begin).toBeLessThan(AT_ONCE_MS);
    await ask(first, 'PATCH', `/api/tickets/${id}/`, { status: 'resolved', title: 'Charged three times' });
    await ask(first, 'DELETE', `/api/tickets/${id}/`);
    const told = await client.have(3, 'ticket');
    const shared = { ticket_id: id, at: expect.stringMatching(/Z$/), bulk_id: null };
    expect(told.map(({ data }) => data)).toEqual([
      { ...shared, kind: 'created', actor: 'submitter', version: 1, changes: [] },
      {
        ...shared,
        kind: 'changed',
        actor: 'agent',
        version: 2,
        changes: [
          { field: 'title', from: null, to: null, decided: null },
          { field: 'status', from: 'open', to: 'resolved', decided: null },
        ],
      },
      { ...shared, kind: 'deleted', actor: 'agent', version: 2, changes: [] },
    ]);
    expect(client.text).not.toMatch(/charged|card/i);
    expect(new Set(client.messages.map(({ id: messageId }) => messageId)).size).toBe(4);
  });

  it('tells what another backend has changed as soon', async () => {
    const client = await connect(second.origin);
    await client.have(1, 'hello');
    const begin = performance.now();
    const id = await post(first);
    const [created] = await client.have(1, 'ticket');
    expect(created?.data).toMatchObject({ ticket_id: id, kind: 'created' });
    expect((created?.at ?? Infinity) - begin).toBeLessThan(AT_ONCE_MS);
  });

  it('tells what was changed by hand, a little later', async () => {
    const id = await post();
    const client = await connect(first.origin);
    await client.have(1, 'hello');
    await query(`UPDATE ticket SET status = 'closed' WHERE id = $1`, [id]);
    expect((await client.have(1, 'ticket'))[0]?.data).toMatchObject({ ticket_id: id, version: 1 });
  });

  it.each([true, false])(
    'goes on behind the last id, also at another backend (id in the address: %s)',
    async (inQuery) => {
      const client = await connect(first.origin);
      await client.have(1, 'hello');
      const before = await post();
      await client.have(1, 'ticket');
      client.close();
      const missed = [await post(), await post(), await post()];
      const again = await connect(second.origin, { lastId: client.lastId, inQuery });
      await again.have(3, 'ticket');
      const later = await post(second);
      await again.have(4, 'ticket');
      expect([...idsOf(client), ...idsOf(again)]).toEqual([before, ...missed, later]);
      expect(again.messages.every(({ event }) => event === 'ticket')).toBe(true);
    },
  );

  it('tells the rest behind every id, without loss and repetition, while tickets go on arriving', async () => {
    const client = await connect(first.origin);
    await client.have(1, 'hello');
    let isOver = false;
    const arriving = Promise.all(
      [first, second].map(async (backend) => {
        while (!isOver) await post(backend);
      }),
    );
    const seen: EventClient[] = [];
    for (let round = 1; round <= 10; round++) {
      await client.have(round * 3, 'ticket');
      seen.push(await connect(round % 2 ? first.origin : second.origin, { lastId: client.lastId }));
    }
    isOver = true;
    await arriving;
    const last = await post();
    for (const each of [client, ...seen]) await until(() => idsOf(each).includes(last));
    const all = client.messages.map(({ id }) => id);
    for (const each of seen) {
      const ids = each.messages.map(({ id }) => id);
      expect(ids).toEqual(all.slice(all.length - ids.length));
    }
    expect(seen.map(({ messages }) => messages.length).every((count) => count > 0 && count < all.length)).toBe(true);
  });

  it('does not run ahead of a transaction that is still under way', async () => {
    const other = new Client({ connectionString: database.url });
    await other.connect();
    try {
      const client = await connect(first.origin);
      await client.have(1, 'hello');
      await other.query('BEGIN');
      await other.query('SELECT pg_current_xact_id()');
      const id = await post();
      await wait(300);
      expect(client.of('ticket')).toEqual([]);
      await other.query('COMMIT');
      const begin = performance.now();
      const [told] = await client.have(1, 'ticket');
      expect(told?.data).toMatchObject({ ticket_id: id });
      expect((told?.at ?? Infinity) - begin).toBeLessThan(AT_ONCE_MS);
    } finally {
      await other.end();
    }
  });

  describe('when it is too late', () => {
    /** Told to reload, and nothing that was missed; then what is new. */
    async function expectReload(lastId: string): Promise<void> {
      const client = await connect(first.origin, { lastId });
      const [told] = await client.have(1, 'reload');
      expect(told?.data).toEqual({});
      const id = await post();
      await client.have(1, 'ticket');
      expect(client.messages.map(({ event }) => event)).toEqual(['reload', 'ticket']);
      expect(idsOf(client)).toEqual([id]);
      const again = await connect(second.origin, { lastId: told?.id ?? '' });
      await again.have(1, 'ticket');
      expect(idsOf(again)).toEqual([id]);
    }

    const place = () => first.app.get(TicketEventsRepository).end();

    it.each(['1', 'nonsense', '3fa9c1d2-2b1-40-6b01c580', `${'f'.repeat(8)}-1-1-${'f'.repeat(10)}`])(
      'says so for %s, which is no id of this stream',
      expectReload,
    );

    it('says so for an id of yesterday', async () => {
      await expectReload(encodeEventId(await place(), new Date(Date.now() - 25 * 60 * 60 * 1_000)));
    });

    it('goes on for an id of the same day', async () => {
      const lastId = encodeEventId(await place(), new Date(Date.now() - 23 * 60 * 60 * 1_000));
      const id = await post();
      const client = await connect(first.origin, { lastId });
      await client.have(1, 'ticket');
      expect(idsOf(client)).toEqual([id]);
    });

    it('says so for an id that is yet to come', async () => {
      const { stream } = await place();
      await expectReload(encodeEventId({ stream, position: { xid: 2n ** 50n, id: 1n } }, new Date()));
    });

    it('says so for more than 5,000 events, and tells 5,000', async () => {
      const lastId = encodeEventId(await place(), new Date());
      await addEvents(5_000);
      const client = await connect(first.origin, { lastId });
      await client.have(5_000, 'ticket');
      expect(idsOf(client)).toEqual(Array.from({ length: 5_000 }, (_, index) => index + 1));
      await addEvents(1);
      await expectReload(lastId);
    });

    it('says so to everybody when so much happens at once', async () => {
      const client = await connect(first.origin);
      await client.have(1, 'hello');
      await addEvents(5_501);
      await client.have(1, 'reload');
      const id = await post();
      await client.have(1, 'ticket');
      expect(client.messages.map(({ event }) => event)).toEqual(['hello', 'reload', 'ticket']);
      expect(idsOf(client)).toEqual([id]);
    });

    it('says so to everybody when all tickets are removed at once', async () => {
      const client = await connect(first.origin);
      await client.have(1, 'hello');
      await post();
      await client.have(1, 'ticket');
      const { lastId } = client;
      await query('TRUNCATE ticket CASCADE');
      await client.have(1, 'reload');
      await expectReload(lastId);
    });
  });

  it('drops a client that takes nothing, which goes on when it comes back', async () => {
    const small = await start({ EVENTS_MAX_CLIENTS: '2' });
    try {
      const slow = await connect(small.origin);
      const other = await connect(small.origin);
      await slow.have(1, 'hello');
      await other.have(1, 'hello');
      slow.answer.pause();
      const isDropped = async () => (await connect(small.origin)).answer.statusCode === 200;
      for (let told = 0; !(await isDropped());) {
        // as much as the sockets of both sides hold, and then what is kept for it
        expect(told).toBeLessThan(10_000);
        await addEvents(400, JSON.stringify({ status: ['open', 'x'.repeat(5_000)] }));
        await other.have((told += 400), 'ticket');
      }
      clients.at(-1)?.close();
      slow.answer.resume();
      await until(() => slow.hasEnded);
      await until(isDropped);
      clients.at(-1)?.close();
      const again = await connect(small.origin, { lastId: slow.lastId });
      await again.have(other.of('ticket').length - slow.of('ticket').length, 'ticket');
      expect([...slow.of('ticket'), ...again.of('ticket')].map(({ id }) => id)).toEqual(
        other.of('ticket').map(({ id }) => id),
      );
    } finally {
      await small.app.close();
    }
  });

  it('refuses more clients than it may have, and takes others when some have gone', async () => {
    const small = await start({ EVENTS_MAX_CLIENTS: '2' });
    try {
      const [one] = [await connect(small.origin), await connect(small.origin)];
      const refused = await fetch(`${small.origin}/api/events/`);
      expect(refused.status).toBe(503);
      expect(await refused.json()).toMatchObject({ code: 'too_many_event_streams' });
      one.close();
      await until(async () => {
        const client = await connect(small.origin);
        return client.answer.statusCode === 200;
      });
    } finally {
      await small.app.close();
    }
  });

  it('ends when the backend stops, which clients do not hold up', async () => {
    const stopping = await start();
    const client = await connect(stopping.origin);
    await client.have(1, 'hello');
    await addEvents(100);
    await client.have(100, 'ticket');
    const begin = performance.now();
    await stopping.app.close();
    expect(performance.now() - begin).toBeLessThan(2_000);
    await until(() => client.hasEnded);
    const id = await post();
    const again = await connect(first.origin, { lastId: client.lastId });
    await again.have(1, 'ticket');
    expect(idsOf(again)).toEqual([id]);
  });

  it('hears of other backends again after its connection was lost', async () => {
    const client = await connect(second.origin);
    await client.have(1, 'hello');
    await query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'triagedesk-events'`,
    );
    const during = await post(first);
    await client.have(1, 'ticket');
    let count = 1;
    await until(async () => {
      const begin = performance.now();
      await post(first);
      const told = (await client.have(++count, 'ticket')).at(-1);
      return (told?.at ?? Infinity) - begin < AT_ONCE_MS;
    });
    expect(idsOf(client)[0]).toBe(during);
  });
});
