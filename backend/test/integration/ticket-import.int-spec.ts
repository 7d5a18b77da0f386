import 'reflect-metadata';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ClassificationService, NOTHING_RECOGNISED } from '../../src/classification/classification.service.js';
import { ModelClassifier } from '../../src/classification/embedded/model-classifier.js';
import { LedgerRepository } from '../../src/classification/ledger/ledger.repository.js';
import { SuggestionRecord } from '../../src/classification/ledger/suggestion-record.entity.js';
import { ShippedModel } from '../../src/classification/learning/shipped-model.js';
import { ProviderChain } from '../../src/classification/llm/provider-chain.js';
import { Environment } from '../../src/config/environment.js';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import type { JobsService } from '../../src/jobs/jobs.service.js';
import { Ticket } from '../../src/tickets/ticket.entity.js';
import type { FileFormat } from '../../src/tickets/transfer/file/file-format.js';
import { ImportUploadService } from '../../src/tickets/transfer/import/import-upload.service.js';
import { ImportedTicketsRepository } from '../../src/tickets/transfer/import/imported-tickets.repository.js';
import { TicketImportChunk } from '../../src/tickets/transfer/import/ticket-import-chunk.entity.js';
import { TicketImportRefusal } from '../../src/tickets/transfer/import/ticket-import-refusal.entity.js';
import { TicketImport } from '../../src/tickets/transfer/import/ticket-import.entity.js';
import { TicketImporterService } from '../../src/tickets/transfer/import/ticket-importer.service.js';
import { TicketImportsRepository } from '../../src/tickets/transfer/import/ticket-imports.repository.js';
import { TicketImportsService } from '../../src/tickets/transfer/import/ticket-imports.service.js';
import { until } from '../support/eventually.js';
import { settingsOf } from '../support/settings-of.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { UNHEARD } from '../support/unheard-channel.js';
import { VISITOR } from '../support/visitor.js';

const ONE_DAY_MS = 24 * 60 * 60 * 1_000;

/** Nobody takes the work up: these tests do it themselves. */
const NO_JOBS = { enqueue: async () => Promise.resolve() } as unknown as JobsService;

/** As a socket gives them. */
const PIECE_BYTES = 65_536;

const NO_EFFORT = { latencyMs: 0, inputTokens: null, outputTokens: null, costUsd: null };

const NEVER = new AbortController().signal;

const LONG_AGO = new Date(0);

const row = (title: string, fields: object = {}) =>
  JSON.stringify({ title, description: 'Something is wrong.', category: 'general', priority: 'low', ...fields });

const numbered = (count: number) => Array.from({ length: count }, (_, index) => row(`Ticket ${index + 1}`));

describe('an import of tickets', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let imports: TicketImportsRepository;
  let tickets: ImportedTicketsRepository;
  let uploads: ImportUploadService;
  let classification: ClassificationService;
  let importer: TicketImporterService;
  let service: TicketImportsService;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
    imports = new TicketImportsRepository(
      dataSource.getRepository(TicketImport),
      dataSource.getRepository(TicketImportChunk),
      dataSource.getRepository(TicketImportRefusal),
    );
    const ledger = new LedgerRepository(dataSource.getRepository(SuggestionRecord));
    tickets = new ImportedTicketsRepository(dataSource.getRepository(TicketImport), ledger, UNHEARD);
    classification = new ClassificationService(
      new ProviderChain([], 1_000),
      new ModelClassifier(new ShippedModel().model),
      settingsOf(new Environment()),
    );
    uploads = new ImportUploadService(imports, NO_JOBS);
    importer = new TicketImporterService(imports, tickets, classification, NO_JOBS);
    service = new TicketImportsService(imports, NO_JOBS);
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });
  beforeEach(() => dataSource.query('TRUNCATE ticket, suggestion, ticket_import CASCADE'));
  afterEach(() => {
    jest.restoreAllMocks();
  });

  async function* arriving(content: string): AsyncGenerator<Buffer> {
    const bytes = Buffer.from(content);
    for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
      await Promise.resolve();
      yield bytes.subarray(start, start + PIECE_BYTES);
    }
  }

  const upload = async (
    content: string | AsyncIterable<Buffer>,
    format: FileFormat = 'jsonl',
    isRepeatWelcome = false,
  ) =>
    uploads.receive({
      format,
      body: typeof content === 'string' ? arriving(content) : content,
      author: VISITOR,
      announcedBytes: undefined,
      isRepeatWelcome,
    });

  const run = async (id: number, signal = NEVER) => importer.run({ signal }, { id });

  const titles = async () =>
    (await dataSource.query<{ title: string }[]>('SELECT title FROM ticket ORDER BY id')).map(({ title }) => title);

  const count = async (table: string) =>
    (await dataSource.query<[{ n: number }]>(`SELECT count(*)::int AS n FROM ${table}`))[0].n;

  it('adds every row in the order of the file, and removes the file', async () => {
    const { id, state, rowsTotal } = await upload(numbered(1_234).join('\n'));
    expect([state, rowsTotal]).toEqual(['queued', 1_234]);
    await run(id);
    expect(await titles()).toEqual(Array.from({ length: 1_234 }, (_, index) => `Ticket ${index + 1}`));
    expect(await service.get(id)).toMatchObject({
      state: 'completed',
      rowsRead: 1_234,
      rowsAdded: 1_234,
      rowsRefused: 0,
    });
    expect(await count('ticket_import_chunk')).toBe(0);
  });

  it('keeps values, times and what was decided as a submission does', async () => {
    const { id } = await upload(
      [
        row('Done', { status: 'closed', created_at: '2026-01-02T03:04:05.678Z', resolved_at: '2026-01-03T00:00:00Z' }),
        row('Done now', { status: 'resolved' }),
        row('Open', { resolved_at: null }),
      ].join('\n'),
    );
    await run(id);
    const kept = await dataSource.getRepository(Ticket).find({ order: { id: 'ASC' } });
    expect(kept).toMatchObject([
      {
        status: 'closed',
        createdAt: new Date('2026-01-02T03:04:05.678Z'),
        resolvedAt: new Date('2026-01-03T00:00:00Z'),
        categorySource: 'person',
        categoryConfidence: null,
        version: 1,
      },
      { status: 'resolved', resolvedAt: expect.any(Date) },
      { status: 'open', resolvedAt: null, prioritySource: 'person' },
    ]);
    expect(await count('suggestion')).toBe(0);
  });

  it('fills what is left out by the classifier, and enters the suggestion beside its ticket', async () => {
    const text = 'I was charged twice for my invoice, please refund my card.';
    const { id } = await upload(
      [
        'title,description,category,priority',
        `A,${text.replaceAll(',', ' ')},,`,
        `B,b,billing,low`,
        `C,${text.replaceAll(',', ' ')},account,`,
      ].join('\n'),
      'csv',
    );
    await run(id);
    const filed = await dataSource.query<object[]>(`
      SELECT title, ticket.category, category_source, ticket.priority_source, suggestion.category AS suggested, source,
        category_outcome, category_decided_by, priority_outcome, jsonb_array_length(evidence) > 0 AS explained
      FROM ticket LEFT JOIN suggestion ON ticket_id = ticket.id ORDER BY ticket.id`);
    const suggested = { suggested: 'billing', source: 'embedded', priority_outcome: 'open', explained: true };
    expect(filed).toMatchObject([
      { title: 'A', category: 'billing', category_source: 'classifier', category_outcome: 'open', ...suggested },
      { title: 'B', category: 'billing', category_source: 'person', suggested: null },
      {
        title: 'C',
        category: 'account',
        category_source: 'person',
        priority_source: 'classifier',
        category_outcome: 'overridden',
        category_decided_by: 'submitter',
        ...suggested,
      },
    ]);
  });

  it('counts refused rows and tells why, without the row, and adds the others', async () => {
    const secret = 'SECRET'.repeat(40);
    const { id } = await upload(
      [row('a'), row(secret), row('b'), '{', row('c', { status: secret, created_at: secret }), row('d')].join('\n'),
    );
    await run(id);
    expect(await titles()).toEqual(['a', 'b', 'd']);
    expect(await service.get(id)).toMatchObject({ state: 'completed', rowsRead: 6, rowsAdded: 3, rowsRefused: 3 });
    const first = await service.refusals(id, 0, 2);
    const second = await service.refusals(id, first.next ?? 0, 2);
    expect(
      [...first.refusals, ...second.refusals].map(({ row: number, errors }) => [number, Object.keys(errors)]),
    ).toEqual([
      [2, ['title']],
      [4, ['row']],
      [5, ['status', 'created_at']],
    ]);
    expect([first.next, second.next]).toEqual([4, null]);
    expect(JSON.stringify([first, second])).not.toContain('SECRET');
    expect(second.refusals[0]?.errors['status']).toEqual([expect.stringMatching(/it is one of open, /)]);
  });

  it('keeps no more than 10,000 refused rows', async () => {
    const { id } = await upload(Array.from({ length: 10_700 }, () => row('')).join('\n'));
    await run(id);
    expect(await service.get(id)).toMatchObject({ rowsRefused: 10_700, rowsAdded: 0 });
    expect(await count('ticket_import_refusal')).toBe(10_000);
  });

  it('goes on where it was stopped, wherever that was, and loses and doubles nothing', async () => {
    const { id } = await upload([...numbered(1_700), row(''), row('last')].join('\n'));
    const add = tickets.add.bind(tickets);
    for (const died of ['before', 'after']) {
      const stopping = new AbortController();
      jest.spyOn(tickets, 'add').mockImplementation(async (...batch) => {
        if (died === 'before') throw new Error('The process died.');
        const isAdded = await add(...batch);
        stopping.abort();
        return isAdded;
      });
      await expect(run(id, stopping.signal)).rejects.toThrow();
    }
    jest.restoreAllMocks();
    expect(await service.get(id)).toMatchObject({ state: 'running', rowsRead: 500 });
    await run(id);
    expect(await titles()).toEqual([...Array.from({ length: 1_700 }, (_, index) => `Ticket ${index + 1}`), 'last']);
    expect(await service.get(id)).toMatchObject({ state: 'completed', rowsAdded: 1_701, rowsRefused: 1 });
  });

  it('adds nothing twice when two processes take it for theirs', async () => {
    const { id } = await upload(numbered(1_100).join('\n'));
    await Promise.allSettled([run(id), run(id), run(id)]);
    await run(id);
    expect(await titles()).toEqual(Array.from({ length: 1_100 }, (_, index) => `Ticket ${index + 1}`));
    expect(await service.get(id)).toMatchObject({ state: 'completed', rowsAdded: 1_100 });
  });

  it('ends when it is cancelled; what was added stays and is counted', async () => {
    const { id } = await upload(numbered(2_000).join('\n'));
    const add = tickets.add.bind(tickets);
    let cancelled: TicketImport | undefined;
    jest.spyOn(tickets, 'add').mockImplementation(async (...batch) => {
      const isAdded = await add(...batch);
      if (batch[1].upTo === 1_000) cancelled = await service.cancel(id);
      return isAdded;
    });
    await run(id);
    expect(cancelled).toMatchObject({ state: 'cancelled', rowsAdded: 1_000 });
    expect(await service.get(id)).toMatchObject({ state: 'cancelled', rowsRead: 1_000, rowsAdded: 1_000 });
    expect(await count('ticket')).toBe(1_000);
    expect(await count('ticket_import_chunk')).toBe(0);
    await expect(service.cancel(id)).rejects.toMatchObject({
      code: 'import_ended',
      message: expect.stringContaining('1000'),
    });
  });

  it('ends also when its file disappears within a quoted cell', async () => {
    const cell = `"${'x'.repeat(15_000)}\n"`;
    const rows = Array.from({ length: 60 }, (_, index) => `Ticket ${index},${cell}`);
    const { id } = await upload(['title,description', ...rows].join('\n'), 'csv');
    const file = imports.file.bind(imports);
    jest.spyOn(imports, 'file').mockImplementation(async function* (importId) {
      for await (const piece of file(importId)) {
        yield piece;
        if ((await service.get(id)).state === 'running') await service.cancel(id);
      }
    });
    await expect(run(id)).resolves.toEqual({});
    expect(await service.get(id)).toMatchObject({ state: 'cancelled' });
  });

  it('can be cancelled before its turn comes', async () => {
    const { id } = await upload(row('a'));
    await service.cancel(id);
    await run(id);
    expect(await count('ticket')).toBe(0);
  });

  it('refuses the one row that only the database finds fault with', async () => {
    jest.spyOn(Logger.prototype, 'warn').mockReturnValue(undefined);
    await dataSource.query(`ALTER TABLE ticket ADD CONSTRAINT unlucky CHECK (title <> 'Ticket 13')`);
    const { id } = await upload(numbered(40).join('\n'));
    await run(id);
    await dataSource.query('ALTER TABLE ticket DROP CONSTRAINT unlucky');
    expect(await titles()).toEqual(
      Array.from({ length: 40 }, (_, index) => `Ticket ${index + 1}`).filter((title) => title !== 'Ticket 13'),
    );
    expect((await service.refusals(id, 0, 10)).refusals).toMatchObject([
      { row: 13, errors: { row: [expect.any(String)] } },
    ]);
  });

  it('is not added twice by sending the file twice, unless that is wanted', async () => {
    const file = numbered(3).join('\n');
    const [one, other] = await Promise.allSettled([upload(file), upload(file)]);
    const queued = [one, other].find(({ status }) => status === 'fulfilled') as PromiseFulfilledResult<TicketImport>;
    const refused = [one, other].find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(refused.reason).toMatchObject({
      code: 'import_repeated',
      message: expect.stringContaining(`Import ${queued.value.id} `),
    });
    await run(queued.value.id);
    await expect(upload(file)).rejects.toMatchObject({ code: 'import_repeated' });
    await run((await upload(file, 'jsonl', true)).id);
    expect(await count('ticket')).toBe(6);
  });

  it('may be sent again when it was cancelled before it added anything', async () => {
    const { id } = await upload(row('a'));
    await service.cancel(id);
    await expect(upload(row('a'))).resolves.toMatchObject({ state: 'queued' });
  });

  it('leaves nothing of an upload that breaks off or cannot be read', async () => {
    async function* breakingOff(): AsyncGenerator<Buffer> {
      yield Buffer.alloc(300 * 1024, `${row('a')}\n`);
      await Promise.resolve();
      expect(await count('ticket_import_chunk')).toBe(1);
      throw new Error('The client has gone.');
    }
    await expect(upload(breakingOff())).rejects.toThrow('The client has gone.');
    await expect(upload('title,description\n', 'csv')).rejects.toMatchObject({ code: 'malformed_file' });
    expect([await count('ticket_import'), await count('ticket_import_chunk')]).toEqual([0, 0]);
  });

  it('waits when too many wait already', async () => {
    for (let index = 0; index < 20; index++) await imports.add({ format: 'csv', ...VISITOR }, 20, LONG_AGO);
    await expect(upload(row('a'))).rejects.toMatchObject({ code: 'too_many_imports' });
  });

  it('waits also when too many are sent at once', async () => {
    for (let index = 0; index < 17; index++) await imports.add({ format: 'csv', ...VISITOR }, 20, LONG_AGO);
    const other = dataSource.createQueryRunner();
    await other.startTransaction();
    await other.query('LOCK TABLE ticket_import IN SHARE MODE'); // whoever counts may go on, and nobody is added
    const uploading = Promise.allSettled(Array.from({ length: 7 }, (_, index) => upload(row(`${index}`))));
    await until(async () => {
      const waiting = await dataSource.query<unknown[]>(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return waiting.length === 7;
    });
    await other.commitTransaction();
    await other.release();
    expect((await uploading).filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(await count('ticket_import')).toBe(20);
  });

  it('does not wait for uploads whose process has died', async () => {
    for (let index = 0; index < 20; index++) await imports.add({ format: 'csv', ...VISITOR }, 20, LONG_AGO);
    await dataSource.query(`UPDATE ticket_import SET changed_at = now() - interval '6 minutes'`);
    const [alive] = await dataSource.query<[{ id: number }]>('SELECT max(id) AS id FROM ticket_import');
    await imports.keepChunk(alive.id, 0, Buffer.from('title')); // slow, but not dead
    await Promise.all(Array.from({ length: 19 }, (_, index) => upload(row(`${index}`))));
    await expect(upload(row('a'))).rejects.toMatchObject({ code: 'too_many_imports' });
  });

  it('is forgotten a week after its end, with its refusals; a dead upload is after an hour', async () => {
    const ended = await upload(row(''));
    await run(ended.id);
    const waiting = await upload(row('b'));
    const dead = Number(await imports.add({ format: 'csv', ...VISITOR }, 20, LONG_AGO));
    await imports.keepChunk(dead, 0, Buffer.from('title'));
    await service.clean();
    expect(await count('ticket_import')).toBe(3);
    await dataSource.query(`UPDATE ticket_import SET changed_at = now() - interval '2 hours' WHERE id = $1`, [dead]);
    await dataSource.query(`UPDATE ticket_import SET ended_at = $2, requested_at = $2 WHERE id = $1`, [
      ended.id,
      new Date(Date.now() - 8 * ONE_DAY_MS),
    ]);
    await service.clean();
    expect((await service.list()).map(({ id }) => id)).toEqual([waiting.id]);
    expect([await count('ticket_import'), await count('ticket_import_refusal')]).toEqual([1, 0]);
  });

  it('leaves the thread to others while it works out proposals', async () => {
    let turn = 0;
    const perTurn = new Map<number, number>();
    jest.spyOn(classification, 'classifyAtOnce').mockImplementation((text) => {
      perTurn.set(turn, (perTurn.get(turn) ?? 0) + 1);
      const end = performance.now() + 2;
      while (performance.now() < end);
      return {
        ...NOTHING_RECOGNISED,
        ...text,
        source: 'default',
        model: '',
        version: '',
        degraded: true,
        effort: NO_EFFORT,
      };
    });
    const file = Array.from({ length: 300 }, (_, index) => row(`Ticket ${index}`, { category: undefined }));
    const { id } = await upload(file.join('\n'));
    let isOver = false;
    const countTurn = () => {
      turn++;
      if (!isOver) setImmediate(countTurn);
    };
    countTurn();
    await run(id);
    isOver = true;
    expect(await count('ticket')).toBe(300);
    expect(Math.max(...perTurn.values())).toBeLessThanOrEqual(10); // that is 20 ms, of 600
  });
});
