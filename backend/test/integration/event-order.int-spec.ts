import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { seededRandom } from '../../src/common/seeded-random.js';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import type { StreamPosition } from '../../src/events/stream-place.js';
import { TicketEventsRepository } from '../../src/events/ticket-events.repository.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const WRITERS = 4;
const SEED = 20_261_121;

const insertion = (count: number, title = 'a') =>
  `INSERT INTO ticket (title, description, category, category_source, priority, priority_source)
  SELECT '${title}', 'b', 'general', 'person', 'low', 'person' FROM generate_series(1, ${count})`;

/** Somebody who reads now and then, goes away, and comes back to where they were. */
class Reader {
  readonly read: bigint[] = [];

  constructor(
    private readonly repository: TicketEventsRepository,
    private position: StreamPosition,
  ) {}

  async next(limit: number): Promise<number> {
    const { events } = await this.repository.read(this.position, limit);
    this.read.push(...events.map(({ position }) => position.id));
    this.position = events.at(-1)?.position ?? this.position;
    return events.length;
  }

  async rest(): Promise<void> {
    while ((await this.next(7)) > 0);
  }
}

describe('the stream of events', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let repository: TicketEventsRepository;
  let writers: Client[];
  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
    repository = new TicketEventsRepository(dataSource);
    writers = await Promise.all(Array.from({ length: WRITERS }, connect));
  });
  afterAll(async () => {
    await Promise.all(writers.map((writer) => writer.end()));
    await dataSource.destroy();
    await database.drop();
  });
  beforeEach(() => dataSource.query('TRUNCATE ticket CASCADE'));
  afterEach(async () => {
    for (const writer of writers) await writer.query('ROLLBACK'); // what a failure left open
  });

  const connect = async () => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(`SET lock_timeout = '5s'`);
    return client;
  };

  const fromTheBeginning = () => new Reader(repository, { xid: 0n, id: 0n });

  async function kept(): Promise<bigint[]> {
    const rows = await dataSource.query<{ id: string }[]>('SELECT id FROM ticket_event ORDER BY xid, id');
    return rows.map(({ id }) => BigInt(id));
  }

  const step = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ writer: fc.nat(WRITERS - 1), does: fc.constantFrom('insert', 'update', 'mark') }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ writer: fc.nat(WRITERS - 1), does: fc.constantFrom('COMMIT', 'COMMIT', 'ROLLBACK') }),
    },
    { weight: 4, arbitrary: fc.record({ reader: fc.nat(9), limit: fc.integer({ min: 1, max: 5 }) }) },
    { weight: 1, arbitrary: fc.constant({ begins: true } as const) },
  );

  it('is read completely and without repetition from every point, however transactions overlap', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
        await dataSource.query('TRUNCATE ticket CASCADE');
        const open = new Set<number>();
        const readers = [fromTheBeginning()];
        /** What was there, committed, when the reader at the same place began. */
        const before = [new Set<bigint>()];
        for (const now of steps) {
          if ('begins' in now) {
            readers.push(new Reader(repository, (await repository.end()).position));
            before.push(new Set(await kept()));
          } else if ('reader' in now) {
            await readers[now.reader % readers.length]?.next(now.limit);
          } else {
            const writer = writers[now.writer] as Client;
            if (now.does === 'COMMIT' || now.does === 'ROLLBACK') {
              if (open.delete(now.writer)) await writer.query(now.does);
              continue;
            }
            if (!open.has(now.writer)) await writer.query('BEGIN');
            open.add(now.writer);
            const own = `of ${now.writer}`; // tickets of other writers would make this one wait
            // a transaction may have its number long before it writes an event
            if (now.does === 'mark') await writer.query('SELECT pg_current_xact_id()');
            else if (now.does === 'insert') await writer.query(insertion(2, own));
            else await writer.query(`UPDATE ticket SET version = version + 1 WHERE title = '${own}'`);
          }
        }
        for (const writer of open) await writers[writer]?.query('COMMIT');
        const all = await kept();
        for (const [index, reader] of readers.entries()) {
          await reader.rest();
          expect(reader.read).toEqual(all.slice(all.length - reader.read.length));
          const missed = all.slice(0, all.length - reader.read.length).filter((id) => !before[index]?.has(id));
          expect(missed).toEqual([]);
        }
        expect(readers[0]?.read).toEqual(all);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('is read completely beside writers that run at the same time', async () => {
    const random = seededRandom(SEED);
    const progress = { isOver: false };
    const writing = Promise.all(
      writers.map(async (writer) => {
        for (let transaction = 0; transaction < 60; transaction++) {
          await writer.query('BEGIN');
          for (let count = 1 + Math.floor(random() * 3); count > 0; count--) {
            await writer.query(insertion(1 + Math.floor(random() * 3)));
            if (random() < 0.3) await wait(random() * 3);
          }
          await writer.query(random() < 0.2 ? 'ROLLBACK' : 'COMMIT');
        }
      }),
    ).then(() => (progress.isOver = true));
    const readers = [fromTheBeginning(), fromTheBeginning(), fromTheBeginning()];
    while (!progress.isOver) {
      for (const reader of readers) await reader.next(1 + Math.floor(random() * 20));
    }
    await writing;
    const all = await kept();
    for (const reader of readers) {
      await reader.rest();
      expect(reader.read).toEqual(all);
    }
    expect(all.length).toBeGreaterThan(500);
  });

  it('says when it waits for a transaction, and goes on behind it', async () => {
    const [slow, quick] = writers as [Client, Client];
    await slow.query('BEGIN');
    await slow.query(insertion(1));
    await quick.query(insertion(2));
    const start = { xid: 0n, id: 0n };
    expect(await repository.read(start, 10)).toMatchObject({ events: [], isHeldUp: true, isFull: false });
    await slow.query('COMMIT');
    const { events, isHeldUp } = await repository.read(start, 10);
    expect([events.length, isHeldUp]).toEqual([3, false]);
  });

  it('leaves out what is older than a day, and what a restored copy knows of another server', async () => {
    await dataSource.query(insertion(3));
    const ids = await kept();
    await dataSource.query(`UPDATE ticket_event SET at = at - interval '25 hours' WHERE id = $1`, [String(ids[0])]);
    await dataSource.query(`UPDATE ticket_event SET xid = '99999999999' WHERE id = $1`, [String(ids[1])]);
    const { events, isHeldUp } = await repository.read({ xid: 0n, id: 0n }, 10);
    expect([events.map(({ position }) => position.id), isHeldUp]).toEqual([[ids[2]], false]);
  });

  it('has another name when the table was emptied or made anew', async () => {
    const names = [(await repository.end()).stream, (await repository.end()).stream];
    await dataSource.query('TRUNCATE ticket CASCADE');
    names.push((await repository.end()).stream);
    expect(names[0]).toBe(names[1]);
    expect(names[2]).not.toBe(names[0]);
  });

  it('tells who is far behind, or ahead of everything', async () => {
    await dataSource.query(insertion(6));
    const start = { xid: 0n, id: 0n };
    expect(await repository.isFarBehind(start, 5)).toBe(true);
    expect(await repository.isFarBehind(start, 6)).toBe(false);
    expect(await repository.isFarBehind((await repository.end()).position, 0)).toBe(false);
    expect(await repository.isFarBehind({ xid: 2n ** 59n, id: 0n }, 5)).toBe(true);
  });
});
