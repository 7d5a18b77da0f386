import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { TicketExportRepository } from '../../src/tickets/transfer/export/ticket-export.repository.js';
import { Ticket } from '../../src/tickets/ticket.entity.js';
import { until } from '../support/eventually.js';
import { TestApp } from '../support/test-app.js';

const IMPORT = '/api/tickets/import/';
const EXPORT = '/api/tickets/export/';
const CSV = 'text/csv; charset=utf-8';
const JSON_LINES = 'application/x-ndjson';

interface Import {
  id: number;
  state: string;
  rows: { total: number; read: number; added: number; refused: number };
  ignored_fields: string[];
  code: string;
  detail: string;
}

let product: TestApp;
let origin: string;
beforeAll(async () => {
  product = await TestApp.start();
  await product.app.listen(0, '127.0.0.1');
  origin = await product.app.getUrl();
});
afterAll(() => product.stop());
beforeEach(() => product.app.get(DataSource).query('TRUNCATE ticket, suggestion, ticket_import CASCADE'));
afterEach(() => {
  jest.restoreAllMocks();
});

async function count(table: string): Promise<number> {
  const [{ n }] = await product.app.get(DataSource).query<[{ n: number }]>(`SELECT count(*)::int AS n FROM ${table}`);
  return n;
}

async function send(contentType: string | undefined, payload: string | Buffer, path = IMPORT) {
  const headers = { ...(contentType && { 'content-type': contentType }) };
  const answer = await product.app.inject({ method: 'POST', url: path, headers, payload });
  return { status: answer.statusCode, headers: answer.headers, body: answer.json<Import>() };
}

const find = async (id: number): Promise<Import> => (await product.request('GET', `${IMPORT}${id}/`)).json<Import>();

/** Imports the file and waits for the end. */
async function importAll(contentType: string, payload: string): Promise<Import> {
  const { status, body } = await send(contentType, payload);
  expect(status).toBe(202);
  await until(async () => (await find(body.id)).state === 'completed');
  return find(body.id);
}

const insertTickets = async (number: number): Promise<unknown> =>
  product.app.get(DataSource).query(
    `INSERT INTO ticket (title, description, category, category_source, priority, priority_source, status)
      SELECT 'Ticket ' || n, 'Something is wrong.', 'general', 'person', 'low', 'person',
        (CASE n % 2 WHEN 0 THEN 'open' ELSE 'closed' END)::ticket_status
      FROM generate_series(1, $1) AS n`,
    [number],
  );

describe('an export', () => {
  it('is a CSV file with a name and with every field but the suggestion', async () => {
    await importAll(
      JSON_LINES,
      `{"title":"=1+1","description":"a \\"b\\",\\nc","category":"billing","priority":"high","status":"closed","created_at":"2026-01-02","resolved_at":"2026-01-03"}`,
    );
    const answer = await product.request('GET', EXPORT);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': expect.stringMatching(/^attachment; filename="tickets-\d{4}-\d\d-\d\dT\d{6}Z\.csv"$/),
    });
    const [ticket] = (await product.request('GET', '/api/tickets/')).json<Record<string, unknown>[]>();
    const names = Object.keys(ticket ?? {}).filter((name) => name !== 'suggestion');
    const lines = answer.body.split('\r\n');
    expect(lines[0]?.split(',').sort()).toEqual(names.sort());
    expect(answer.body).toContain(`,'=1+1,"a ""b"",\nc",billing,person,high,person,closed,2026-01-02T00:00:00.000Z,`);
    expect(lines.at(-1)).toBe('');
  });

  it('is a JSON Lines file with the tickets of the list', async () => {
    await insertTickets(3);
    const answer = await product.request('GET', `${EXPORT}?format=jsonl`);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/x-ndjson',
      'content-disposition': expect.stringMatching(/\.jsonl"$/),
    });
    const tickets = answer.body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    const listed = (await product.request('GET', '/api/tickets/')).json<{ suggestion: null }[]>();
    expect(tickets).toEqual(listed.toReversed().map(({ suggestion: _, ...ticket }) => ticket));
  });

  it('holds every matching ticket once, by number, over many batches', async () => {
    await insertTickets(5_000);
    await product.app.get(DataSource).query(`DELETE FROM ticket WHERE title LIKE '%7'`);
    const file = async (query: string) => {
      const { body } = await product.request('GET', `${EXPORT}?format=jsonl&${query}`);
      return body === ''
        ? []
        : body
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line) as Ticket);
    };
    const all = await file('');
    expect(all.map(({ title }) => title)).toEqual(
      Array.from({ length: 5_000 }, (_, index) => `Ticket ${index + 1}`).filter((title) => !title.endsWith('7')),
    );
    expect(await file('status=open&category=general')).toEqual(all.filter(({ status }) => status === 'open'));
    expect(await file('search=TICKET%20123')).toEqual(all.filter(({ title }) => title.includes('123')));
    expect(await file('category=billing')).toEqual([]);
  });

  it.each(['format=xml', 'format=csv&format=jsonl', 'status=done', 'needs_review=maybe'])(
    'refuses %s',
    async (query) => {
      const answer = await product.request('GET', `${EXPORT}?${query}`);
      expect([answer.statusCode, answer.json<Import>().code]).toEqual([400, 'validation_failed']);
    },
  );

  it('is a problem when it cannot begin', async () => {
    jest.spyOn(product.app.get(TicketExportRepository), 'batches').mockImplementation(async function* () {
      yield await Promise.reject(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }));
    });
    const answer = await product.request('GET', EXPORT);
    expect([answer.statusCode, answer.json<Import>().code]).toEqual([503, 'database_unavailable']);
  });

  it('breaks off the connection when it fails in the middle, so that no part passes for the whole', async () => {
    await insertTickets(10);
    const found = await product.app.get(DataSource).getRepository(Ticket).find();
    jest.spyOn(product.app.get(TicketExportRepository), 'batches').mockImplementation(async function* () {
      yield found;
      await wait(50);
      throw new Error('The database has gone.');
    });
    const answer = await fetch(`${origin}${EXPORT}`);
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow();
  });

  it('reads no further than its reader, and stops when the reader leaves', async () => {
    await insertTickets(1_000);
    const found = await product.app.get(DataSource).getRepository(Ticket).find();
    let read = 0;
    let hasEnded = false;
    jest.spyOn(product.app.get(TicketExportRepository), 'batches').mockImplementation(async function* () {
      try {
        for (; read < 10_000; read++) yield await Promise.resolve(found);
      } finally {
        hasEnded = true;
      }
    });
    const reader = httpRequest(`${origin}${EXPORT}?format=jsonl`).end();
    await once(reader, 'response'); // and nothing more is taken
    await until(async () => {
      const before = read;
      // reader and server share this loop: what can go on does so within a few turns
      for (let turn = 0; turn < 100; turn++) await nextTurn();
      return read === before;
    });
    expect(read).toBeLessThan(200); // what sockets hold, of 10,000
    reader.destroy();
    await until(() => hasEnded);
  });
});

describe('an import', () => {
  it('is accepted, goes on in the background, and tells how it ended', async () => {
    const { status, headers, body } = await send(
      CSV,
      'title,description,category,priority,id\nA,a,billing,high,1\n,b,billing,high,2\nC,c,nonsense,high,3\n',
    );
    expect([status, headers['location']]).toEqual([202, `${IMPORT}${body.id}/`]);
    expect(body).toEqual({
      id: body.id,
      state: expect.stringMatching(/^(queued|running|completed)$/),
      format: 'csv',
      bytes: 96,
      rows: { total: 3, read: expect.any(Number), added: expect.any(Number), refused: expect.any(Number) },
      ignored_fields: ['id'],
      requested_at: expect.any(String),
      started_at: body.state === 'queued' ? null : expect.any(String),
      ended_at: null,
    });
    await until(async () => (await find(body.id)).state === 'completed');
    expect(await find(body.id)).toMatchObject({ rows: { total: 3, read: 3, added: 1, refused: 2 } });
    expect((await product.request('GET', IMPORT)).json()).toEqual([await find(body.id)]);
    const first = await product.request('GET', `${IMPORT}${body.id}/refusals/?limit=1`);
    expect(first.json()).toEqual([{ row: 2, errors: { title: ['title must not be blank'] } }]);
    const next = /<(.*)>; rel="next"/.exec(String(first.headers['link']))?.[1] ?? '';
    const second = await product.request('GET', next);
    expect(second.json()).toEqual([
      {
        row: 3,
        errors: { category: [expect.stringMatching(/^category does not know the value; it is one of billing/)] },
      },
    ]);
    expect(second.headers['link']).toBeUndefined();
    const cancelled = await product.request('POST', `${IMPORT}${body.id}/cancel/`);
    expect([cancelled.statusCode, cancelled.json<Import>().code]).toEqual([409, 'import_ended']);
  });

  it('takes what an export wrote', async () => {
    const texts = ['=1+1', "'=1", "it's", '"', 'a,b\r\nc\rd', '😀\u2028'];
    await importAll(
      JSON_LINES,
      texts.map((text) => JSON.stringify({ title: 'T', description: text, status: 'closed' })).join('\n'),
    );
    const exported = async (format: string) => (await product.request('GET', `${EXPORT}?format=${format}`)).body;
    const kept = async () =>
      product.app
        .get(DataSource)
        .query<object[]>(
          'SELECT title, description, category, priority, status, created_at, resolved_at FROM ticket ORDER BY id',
        );
    const before = await kept();
    for (const [format, mediaType] of [
      ['csv', CSV],
      ['jsonl', 'application/jsonl'],
    ] as const) {
      const file = await exported(format);
      await product.app.get(DataSource).query('TRUNCATE ticket, suggestion CASCADE');
      expect(await importAll(mediaType, file)).toMatchObject({ rows: { refused: 0, added: texts.length } });
      expect(await kept()).toEqual(before);
    }
  });

  it.each([
    ['a file without a type', undefined, 'title,description\na,b\n'],
    ['JSON', 'application/json', '{"title":"a","description":"b"}'],
    ['a form', 'application/x-www-form-urlencoded', 'title,description\na,b\n'],
    ['another charset', 'text/csv; charset=iso-8859-1', 'title,description\na,b\n'],
  ])('is refused as %s', async (_, type, payload) => {
    expect(await send(type, payload)).toMatchObject({
      status: 415,
      body: { code: 'unsupported_media_type', detail: expect.stringContaining('text/csv') },
    });
  });

  it.each([
    ['an empty file', CSV, ''],
    ['a header alone', CSV, 'title,description\r\n'],
    ['a file without the columns', CSV, 'subject,text\na,b\n'],
    ['broken quotes', CSV, 'title,description\na,"b\n'],
    ['another encoding', CSV, Buffer.from('title,description\nä,b\n', 'latin1')],
    ['one huge line', JSON_LINES, `{"title":"${'a'.repeat(600_000)}"}`],
    ['something else than JSON Lines', JSON_LINES, 'title,description\na,b\n'],
  ])('is refused as a whole when it is %s', async (_, type, payload) => {
    expect(await send(type, payload)).toMatchObject({ status: 400, body: { code: 'malformed_file' } });
    expect([await count('ticket_import'), await count('ticket_import_chunk')]).toEqual([0, 0]);
  });

  it('is refused before it is read when it is said to be larger than 100 MB', async () => {
    const upload = httpRequest(`${origin}${IMPORT}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', 'content-length': 104_857_601 },
    });
    upload.on('error', () => undefined);
    upload.flushHeaders();
    const [answer] = (await once(upload, 'response')) as [{ statusCode: number }];
    expect(answer.statusCode).toBe(413);
    upload.destroy();
  });

  it('tells what is wrong while the file is still arriving', async () => {
    const answer = await fetch(`${origin}${IMPORT}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: `title,description\na,b"\n${'a,b\n'.repeat(2_000_000)}`,
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'malformed_file', detail: expect.stringContaining('line 2') });
    expect(await count('ticket_import')).toBe(0);
  });

  it('is refused the second time, unless duplicates are welcome', async () => {
    const file = 'title,description,category,priority\na,b,billing,low\n';
    const { id } = await importAll(CSV, file);
    expect(await send(CSV, file)).toMatchObject({
      status: 409,
      body: { code: 'import_repeated', detail: expect.stringContaining(`Import ${id} `) },
    });
    expect(await send(CSV, file, `${IMPORT}?allow_duplicate=true`)).toMatchObject({ status: 202 });
    await until(async () => (await count('ticket')) === 2);
  });

  it('leaves nothing when the upload breaks off', async () => {
    const upload = httpRequest(`${origin}${IMPORT}`, { method: 'POST', headers: { 'content-type': 'text/csv' } });
    upload.on('error', () => undefined);
    upload.write(`title,description\n${'a,b\n'.repeat(100_000)}`);
    await until(async () => (await count('ticket_import_chunk')) > 0);
    expect((await product.request('GET', IMPORT)).json()).toEqual([]);
    upload.destroy();
    await until(async () => (await count('ticket_import')) === 0);
    expect(await count('ticket_import_chunk')).toBe(0);
  });

  it.each([
    ['7', 404, 'import_not_found'],
    ['99999999999', 404, 'import_not_found'],
    ['0', 400, 'invalid_id'],
    ['x', 400, 'invalid_id'],
    ['%00', 400, 'invalid_id'],
  ] as const)('by the number %s is answered with %i %s', async (id, status, code) => {
    for (const [method, path] of [
      ['GET', ''],
      ['GET', 'refusals/'],
      ['POST', 'cancel/'],
    ] as const) {
      const answer = await product.request(method, `${IMPORT}${id}/${path}`);
      expect([answer.statusCode, answer.json<Import>().code]).toEqual([status, code]);
    }
  });

  it('does not open other routes to files', async () => {
    for (const type of [CSV, JSON_LINES]) {
      expect(await send(type, 'title,description\na,b\n', '/api/tickets/')).toMatchObject({
        status: 415,
        body: { detail: expect.stringContaining('JSON') },
      });
    }
  });
});
