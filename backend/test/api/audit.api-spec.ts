import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import type { Browser } from '../support/browser.js';
import { addPerson, signedIn } from '../support/people.js';
import { TestApp } from '../support/test-app.js';

interface Entry {
  id: number;
  at: string;
  kind: string;
  actor: string | null;
}

const FORMULA = '=HYPERLINK("http://evil.example","x")';

describe('the audit log', () => {
  let product: TestApp;
  let database: DataSource;
  let admin: Browser;
  beforeAll(async () => {
    product = await TestApp.start({ ANONYMOUS_ROLE: 'none' });
    database = product.app.get(DataSource);
    await addPerson(product, 'root@example.com', 'admin');
    await database.query(
      `INSERT INTO audit_entry (at, kind, actor, subject, address, details)
       SELECT '2026-01-01T12:00:00Z'::timestamptz + n * interval '1 day',
         (ARRAY['role_changed', 'person_disabled'])[1 + n % 2], (ARRAY['robin', 'bob', 'carol'])[1 + n % 3],
         'somebody', '192.0.2.7', jsonb_build_object('n', n)
       FROM generate_series(0, 1199) AS n`,
    );
    await database.query(`INSERT INTO audit_entry (kind, actor, subject) VALUES ('person_renamed', $1, E'a,"b"\nc')`, [
      FORMULA,
    ]);
    admin = await signedIn(product, 'root@example.com');
  });
  afterAll(() => product.stop());

  const get = (query: string) => admin.request('GET', `/api/admin/audit/${query}`);
  const list = async (query: string) => (await get(query)).json<Entry[]>();
  const csvOf = async (query = '') => {
    const answer = await get(`export/${query}`);
    expect(answer.statusCode).toBe(200);
    return { answer, rows: parse<Record<string, string>>(answer.body, { columns: true }) };
  };

  it('is read the newest first, as it was written', async () => {
    const [newest, second] = await list('');
    expect(newest).toEqual({
      id: expect.any(Number),
      at: expect.stringMatching(/Z$/),
      kind: 'signed_in',
      actor: 'root@example.com',
      subject: null,
      address: '127.0.0.1',
      details: { by: 'password' },
    });
    expect(second).toMatchObject({ kind: 'person_renamed', actor: FORMULA, details: {} });
    expect(await list('')).toHaveLength(50);
  });

  it('is narrowed by kind, actor and time', async () => {
    const all = await list('?kind=person_disabled&actor=bob&limit=200');
    expect(all).toHaveLength(200);
    for (const entry of all) expect(entry).toMatchObject({ kind: 'person_disabled', actor: 'bob' });
    expect(await list('?kind=set_up')).toEqual([]);
    expect((await list('?kind=person_renamed,signed_in&kind=set_up')).map(({ kind }) => kind)).toEqual([
      'signed_in',
      'person_renamed',
    ]);
    expect(await list('?actor=ROBIN')).toEqual([]);
    const days = async (query: string) => (await list(query)).map(({ at }) => at.slice(0, 10));
    expect(await days('?from=2026-01-03&to=2026-01-05')).toEqual(['2026-01-05', '2026-01-04', '2026-01-03']);
    expect(await days('?from=2026-01-03T12:00:00Z&to=2026-01-05T12:00:00Z')).toEqual(['2026-01-04', '2026-01-03']);
    expect(await days('?to=2026-01-01T14:00:00%2B02:00')).toEqual([]);
    expect(await days('?kind=&actor=&from=&to=2026-01-01')).toEqual(['2026-01-01']);
  });

  it('is walked to its end by the links, each entry once', async () => {
    const ids: number[] = [];
    let next: string | undefined = '?actor=carol&limit=150';
    while (next !== undefined) {
      const answer = await get(next);
      ids.push(...answer.json<Entry[]>().map(({ id }) => id));
      next = /<[^?]*(\?[^>]*)>; rel="next"/.exec(String(answer.headers.link ?? ''))?.[1];
    }
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
    expect(ids).toHaveLength(400);
  });

  it.each([
    ['?kind=gossip', 'kind'],
    ['?from=yesterday', 'from'],
    ['?to=2026-02-30', 'to'],
    ['?from=2026-01-01&from=2026-01-02', 'from'],
    ['?actor=a&actor=b', 'actor'],
    ['?actor=%00', 'actor'],
    ['?actor=a%01', 'actor'],
    [`?actor=${'x'.repeat(301)}`, 'actor'],
    ['?actor[$ne]=x&limit=0', 'limit'],
    ['?limit=201', 'limit'],
  ])('refuses %s', async (query, field) => {
    expect((await get(query)).json()).toMatchObject({ status: 400, errors: { [field]: [expect.any(String)] } });
  });

  it.each([
    'x',
    'YXVkaXQ-MQ==',
    Buffer.from('audit<1').toString('base64url'),
    Buffer.from('audit>99999999999').toString('base64url'),
    Buffer.from('audit>1,2').toString('base64url'),
    Buffer.from('newest>1').toString('base64url'),
  ])('refuses the cursor %s', async (cursor) => {
    expect((await get(`?cursor=${cursor}`)).json()).toMatchObject({ status: 400, code: 'invalid_cursor' });
  });

  it('is exported as a whole, and no spreadsheet runs what is in it', async () => {
    const { answer, rows } = await csvOf();
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="audit-\d{4}-\d\d-\d\d\.csv"$/);
    expect(rows.length).toBeGreaterThan(1_200);
    expect(rows[1]).toMatchObject({ kind: 'person_renamed', actor: `'${FORMULA}`, subject: 'a,"b"\nc', details: '' });
    expect(rows.find(({ actor }) => actor === 'robin')).toMatchObject({
      details: expect.stringMatching(/^\{"n":\d+\}$/),
    });
    const { rows: some } = await csvOf('?actor=robin&to=2026-01-31');
    expect(some).toHaveLength(11);
    expect((await csvOf('?kind=set_up')).answer.body).toBe('id,at,kind,actor,subject,address,details\r\n');
  });

  it('tells of its own exports, with what they were narrowed to', async () => {
    await csvOf('?kind=set_up,signed_in&actor=robin&to=2026-01-31');
    const entry = { kind: 'audit_exported', actor: 'root@example.com', subject: null, address: '127.0.0.1' };
    const [newest] = await list('?kind=audit_exported&limit=1');
    expect(newest).toMatchObject({ ...entry, details: { kind: 'set_up signed_in', actor: 'robin', to: '2026-01-31' } });
    await csvOf();
    expect(await list('?kind=audit_exported&limit=1')).toMatchObject([{ ...entry, details: {} }]);
    const before = (await list('?kind=audit_exported')).length;
    expect((await get('export/?from=yesterday')).statusCode).toBe(400);
    expect(await list('?kind=audit_exported')).toHaveLength(before);
  });

  it('is not for agents', async () => {
    await addPerson(product, 'agent@example.com');
    const agent = await signedIn(product, 'agent@example.com');
    for (const path of ['', 'export/']) {
      expect((await agent.request('GET', `/api/admin/audit/${path}`)).json()).toMatchObject({ code: 'not_allowed' });
    }
  });
});
