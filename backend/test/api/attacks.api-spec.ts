import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { InjectOptions } from 'fastify';
import { addPerson, signedIn } from '../support/people.js';
import { TestApp } from '../support/test-app.js';

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: 'path' | 'query' | 'header' }[];
  readonly requestBody?: { readonly content: Record<string, unknown> };
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const TICKET = { title: 'Refund', description: 'I was charged twice.', category: 'billing', priority: 'low' };
const FILTERS = { category: [], priority: [], status: ['open'], needs_review: false, search: '', order: 'newest' };

/** An acceptable body for each operation that takes JSON; a new operation has to be added. */
const BODIES: Readonly<Record<string, object>> = {
  'POST /api/tickets/': TICKET,
  'PATCH /api/tickets/{id}/': { status: 'in_progress' },
  'POST /api/tickets/classify/': { description: 'I was charged twice.' },
  'POST /api/tickets/bulk/': { ids: [1], set: { status: 'resolved' } },
  'POST /api/views/': { name: 'Mine', filters: FILTERS },
  'PATCH /api/views/{id}/': { name: 'Ours' },
  'POST /api/session/': { email: 'nobody@example.org', password: 'a few words' },
  'POST /api/setup/': {
    key: 'k',
    email: 'nobody@example.org',
    name: 'Nobody',
    password: 'a quiet river under bridges',
  },
  'POST /api/password-reset/': { key: 'k', password: 'a quiet river under bridges' },
  'POST /api/password-reset/request/': { email: 'robin@example.com' },
  'PATCH /api/account/': { name: 'Robin' },
  'PUT /api/account/password/': { current_password: 'wrong', new_password: 'a quiet river under bridges' },
  'POST /api/account/second-factor/': { password: 'wrong' },
  'POST /api/account/second-factor/confirmation/': { code: '123456' },
  'POST /api/account/second-factor/recovery-codes/': { password: 'wrong', code: '123456' },
  'POST /api/account/second-factor/removal/': { password: 'wrong', code: '123456' },
  'POST /api/account/tokens/': { name: 'Export', scopes: ['tickets:read'], expires_in_days: 1 },
  'POST /api/admin/tokens/': { name: 'Export', scopes: ['tickets:read'], expires_in_days: 1 },
  'POST /api/admin/people/': { email: 'new@example.org', name: 'New', role: 'agent' },
  'PATCH /api/admin/people/{id}/': { name: 'Robin' },
  'PATCH /api/classification/settings/': { LEARNING_MIN_DECISIONS: 60 },
};

/** What only the server decides, as a client would like it. */
const PLANTED = {
  id: 987_654,
  version: 987_654,
  created_at: '1999-09-09T09:09:09.000Z',
  updated_at: '1999-09-09T09:09:09.000Z',
  deleted_at: '1999-09-09T09:09:09.000Z',
  category_source: 'PLANTED',
  priority_source: 'PLANTED',
  categorySource: 'PLANTED',
  category_confidence: 0.987_654,
  needs_review: 987_654,
  suggestion: { reason: 'PLANTED' },
  place: 987_654,
  state: 'PLANTED',
  role: 'PLANTED',
  permissions: ['PLANTED'],
  is_admin: 'PLANTED',
  person_id: 987_654,
};
const WAS_PLANTED = /PLANTED|987_?654|1999-09-09/;

/** What an answer never holds: words of the database, of the code, and of files of the machine. */
const LEAK = /syntax error|pg_catalog|QueryFailed|relation "|column "|\.[tj]s:\d|node_modules|root:x:|"dependencies"/;

const METACHARACTERS = [
  `'`,
  `''`,
  `"`,
  `\\`,
  `\\'`,
  `%`,
  `_`,
  `*`,
  `$1`,
  `:name`,
  `?`,
  `;`,
  `--`,
  `/*`,
  `' OR '1'='1`,
  `1 OR 1=1`,
  `1); DROP TABLE ticket; --`,
  `'; SELECT pg_sleep(60); --`,
  `billing' UNION SELECT 1,2,3 --`,
  `(SELECT pg_sleep(60))`,
  '\u0000',
  '\r\nSet-Cookie: planted=1',
  '${7*7}',
  '{{7*7}}',
  '__proto__',
  'constructor',
  '-1',
  '0',
  '1e309',
  'NaN',
  '99999999999999999999999',
  '0x10',
  '٣',
  '+275760-09-13',
  '0000-00-00',
  '\u202e\ufeff\u{10ffff}',
  'a'.repeat(5_000),
];

describe('attacks', () => {
  let product: TestApp;
  let port: number;
  /** Of an administrator: whoever attacks reaches every route. */
  let cookie: string | undefined;
  let operations: [method: Method, path: string, operation: Operation][];
  beforeAll(async () => {
    const classes = ['SIGN_IN', 'SUBMIT', 'CLASSIFY', 'OTHER'];
    product = await TestApp.start(Object.fromEntries(classes.map((name) => [`RATE_LIMIT_${name}`, '0'])));
    await addPerson(product, 'robin@example.org', 'admin');
    ({ cookie } = await signedIn(product, 'robin@example.org'));
    await product.app.listen(0, '127.0.0.1');
    port = Number(new URL(await product.app.getUrl()).port);
    const { paths } = (await ask({ url: '/docs-json' })).json<{ paths: Record<string, Record<string, Operation>> }>();
    operations = Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]): [Method, string, Operation] => [
        method.toUpperCase() as Method,
        path,
        operation,
      ]),
    );
    await newTicket();
    await ask({ method: 'POST', url: '/api/views/', payload: BODIES['POST /api/views/'] });
  });
  afterAll(() => product.stop());

  const ask = (options: InjectOptions) => {
    const headers = { cookie, 'sec-fetch-site': 'same-origin', ...options.headers };
    return product.app.inject({ ...options, headers });
  };
  const newTicket = async (text = 'Refund') => {
    const payload = { ...TICKET, title: text, description: text };
    return (await ask({ method: 'POST', url: '/api/tickets/', payload })).json<{ id: number }>();
  };
  const tickets = async () => (await ask({ url: '/api/tickets/?limit=200' })).json<{ id: number; title: string }[]>();

  /** One that does not end until the client leaves is not for `inject`. */
  const isStream = (path: string) => path === '/api/events/';

  /** Bytes as they are, which a client library would put in order first. */
  const send = async (bytes: string): Promise<string> => {
    const socket = connect(port, '127.0.0.1');
    // not ended: whoever has left gets no answer
    socket.write(bytes);
    return text(socket);
  };

  describe('by parameters', () => {
    const expectRefusedOrHarmless = (
      attack: string,
      { statusCode, body, headers }: Awaited<ReturnType<typeof ask>>,
    ) => {
      expect({ attack, isFault: statusCode >= 500, leak: LEAK.exec(body)?.[0] }).toEqual({ attack, isFault: false });
      expect(headers).not.toHaveProperty('set-cookie');
    };

    it('find no way into a statement, a header or an error, in any parameter of the contract', async () => {
      await newTicket();
      const [kept] = await tickets();
      let sent = 0;
      for (const [method, path, { parameters = [] }] of operations) {
        for (const { name, in: place } of parameters) {
          for (const value of METACHARACTERS) {
            if (isStream(path)) continue;
            const plain = path.replaceAll(/\{\w+\}/g, '1');
            const encoded = encodeURIComponent(value);
            const url = place === 'path' ? path.replace(`{${name}}`, encoded) : plain;
            // a header cannot hold every character
            const headers = place === 'header' ? { [name]: encoded } : {};
            const query = place === 'query' ? `?${name}=${encoded}` : '';
            const payload = BODIES[`${method} ${path}`];
            const answer = await ask({ method, url: `${url}${query}`, headers, ...(payload && { payload }) });
            expectRefusedOrHarmless(`${method} ${url}${query} ${JSON.stringify(headers)}`, answer);
            sent += 1;
          }
        }
      }
      expect(sent).toBeGreaterThan(1_000);
      expect(await tickets()).toContainEqual(kept);
    }, 120_000);

    it('find none by other shapes of a query', async () => {
      for (const [method, path, { parameters = [] }] of operations) {
        if (method !== 'GET' || isStream(path)) continue;
        for (const { name } of parameters.filter((parameter) => parameter.in === 'query')) {
          for (const query of [
            `${name}[]=1`,
            `${name}[$ne]=1`,
            `${name}[__proto__][x]=1`,
            `${name}=1&${name}=2&${name}=3`,
            name,
            `${name}=%E2%28%A1`,
            `${name}=%`,
            `${name}=${'1,'.repeat(2_000)}`,
            `__proto__=1&constructor=2&${name}=1`,
          ]) {
            const url = `${path.replaceAll(/\{\w+\}/g, '1')}?${query}`;
            expectRefusedOrHarmless(url, await ask({ url }));
          }
        }
      }
    }, 120_000);

    it('find none in the stream of events', async () => {
      for (const value of METACHARACTERS.map(encodeURIComponent)) {
        const leaving = new AbortController();
        const url = `http://127.0.0.1:${port}/api/events/?last_event_id=${value}`;
        const { status } = await fetch(url, { signal: leaving.signal });
        leaving.abort();
        expect({ value, isFault: status >= 500 }).toEqual({ value, isFault: false });
      }
    });
  });

  describe('by headers', () => {
    it.each(['evil.example.com', 'localhost.evil.example.com', 'localhost, evil.example.com', 'evil.example.com:80'])(
      'do not make the server speak for the host %s',
      async (host) => {
        const answer = await ask({ url: '/api/tickets/', headers: { host } });
        expect(answer.statusCode).toBe(421);
        expect(`${JSON.stringify(answer.headers)}${answer.body}`).not.toContain('evil');
      },
    );

    it('are not heard from whoever is no proxy', async () => {
      const headers = {
        'x-forwarded-host': 'evil.example.com',
        'x-forwarded-proto': 'https',
        'x-forwarded-for': '6.6.6.6',
        forwarded: 'host=evil.example.com',
        'x-original-url': '/api/views/',
        'x-rewrite-url': '/api/views/',
        'x-http-method-override': 'DELETE',
      };
      const { id } = await newTicket();
      const answer = await ask({ url: `/api/tickets/${id}/`, headers });
      expect(answer.json()).toMatchObject({ id });
      expect(JSON.stringify(answer.headers)).not.toContain('evil');
      expect((await ask({ url: `/api/tickets/${id}/` })).statusCode).toBe(200);
    });

    it('cannot be split by what an answer repeats', async () => {
      await newTicket();
      const injected = encodeURIComponent('a\r\nSet-Cookie: planted=1');
      for (const options of [
        { url: `/api/tickets/?limit=1&search=${injected}` },
        { url: `/api/tickets/?limit=1&x=${injected}` },
        { url: `/api/${injected}` },
        { url: '/api/tickets/', headers: { 'x-request-id': 'a b\u00e9' } },
      ]) {
        const { headers } = await ask(options);
        expect(headers).not.toHaveProperty('set-cookie');
        expect(Object.values(headers).join(' ')).not.toMatch(/[\r\n]|a b/);
      }
    });
  });

  describe('by bodies', () => {
    it('know a body for every operation that takes one', () => {
      const taking = operations.filter(([, , { requestBody }]) => requestBody?.content['application/json']);
      expect(Object.keys(BODIES).sort()).toEqual(taking.map(([method, path]) => `${method} ${path}`).sort());
    });

    it.each(Object.entries(BODIES))('set nothing at %s that is the server’s to say', async (operation, body) => {
      const [method, path] = operation.split(' ') as [Method, string];
      const { id } = await newTicket();
      const url = path.replace('{id}', path.includes('/tickets/') ? String(id) : '1');
      const answer = await ask({ method, url, payload: { ...PLANTED, ...body } });
      expect(answer.statusCode).toBeLessThan(500);
      if (answer.statusCode < 300) expect(answer.body).not.toMatch(WAS_PLANTED);
      else expect([400, 401, 403, 409, 422, 429]).toContain(answer.statusCode);
      for (const list of ['/api/tickets/', '/api/views/', `/api/tickets/${id}/`, `/api/tickets/${id}/history/`]) {
        expect((await ask({ url: list })).body).not.toMatch(WAS_PLANTED);
      }
    });

    const nested = (depth: number, open: string, close: string) =>
      `{"title":${open.repeat(depth)}1${close.repeat(depth)}}`;
    const SHAPES: [name: string, payload: string][] = [
      ['too large', `{"title":"${'a'.repeat(300_000)}"}`],
      ['nested deeply in arrays', nested(100_000, '[', ']')],
      ['nested deeply in objects', nested(40_000, '{"a":', '}')],
      ['nested and broken off', '['.repeat(200_000)],
      ['of very many keys', `{${Array.from({ length: 20_000 }, (_, index) => `"k${index}":1`).join(',')}}`],
      ['with numbers beyond all bounds', `{"title":1e999,"description":${'9'.repeat(100_000)}}`],
      ['with a poisoned prototype', '{"__proto__":{"isAdmin":true},"title":"x","description":"x"}'],
      ['with a poisoned constructor', '{"constructor":{"prototype":{"isAdmin":true}},"title":"x","description":"x"}'],
      [
        'with objects for texts',
        '{"title":{"$gt":""},"description":{"toString":"x"},"filters":{"toString":1},"ids":{"length":1e9}}',
      ],
      ['with half a character', '{"title":"\\ud800","description":"\\udfff","name":"\\ud800"}'],
      ['with the zero character', '{"title":"a\\u0000b","description":"a\\u0000b","name":"a\\u0000b"}'],
    ];

    it('of many keys or values are refused before anybody looks at them', async () => {
      const payload = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`k${index}`, 1]));
      for (const body of [
        payload,
        { ...TICKET, filters: payload },
        { ids: [payload] },
        { ids: new Array(12_001).fill(1) },
      ]) {
        const answer = await ask({ method: 'POST', url: '/api/tickets/', payload: body });
        expect(answer.json()).toMatchObject({ status: 400, code: 'malformed_body' });
      }
    });

    it.each(SHAPES)('are no fault of the server when they are %s', async (name, payload) => {
      for (const [method, path] of operations.filter(([verb]) => verb !== 'GET' && verb !== 'DELETE')) {
        if (!BODIES[`${method} ${path}`]) continue;
        const url = path.replace('{id}', '1');
        const headers = { 'content-type': 'application/json' };
        const { statusCode, body } = await ask({ method, url, headers, payload });
        expect({ path, name, isFault: statusCode >= 500, leak: LEAK.exec(body) }).toEqual({
          path,
          name,
          isFault: false,
          leak: null,
        });
      }
      expect({}).not.toHaveProperty('isAdmin');
    });
  });

  describe('by addresses', () => {
    it.each([
      '/../../../../etc/passwd',
      '/api/../../../etc/passwd',
      '/api/tickets/..%2f..%2f..%2fetc%2fpasswd',
      '/api/tickets/%2e%2e/%2e%2e/etc/passwd',
      '/api/tickets/....//....//etc/passwd',
      '/api/tickets/..\\..\\etc\\passwd',
      '/docs/../../package.json',
      '/docs/..%2f..%2fpackage.json',
      '/docs/%252e%252e/package.json',
      '/docs/swagger-ui.css%00.html',
      '/api/tickets/1%00',
      '/api/tickets/1;admin=1',
      '/api/tickets/1%2f..%2f2/',
      '//evil.example.com/api/tickets/',
      'http://evil.example.com/api/tickets/1/',
      '*',
      `/${'a'.repeat(20_000)}`,
      `/api/tickets/${'1'.repeat(15_000)}/`,
    ])('lead nowhere by %j', async (path) => {
      const answer = await send(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 [34]\d\d /);
      expect(answer).not.toMatch(LEAK);
      expect(answer).not.toMatch(/location: .*evil/i);
    });
  });

  describe('by what is not quite HTTP', () => {
    it.each([
      [
        'two lengths',
        'POST /api/tickets/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello',
      ],
      [
        'a length and chunks',
        'POST /api/tickets/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/views/ HTTP/1.1\r\n\r\n',
      ],
      [
        'unknown chunks',
        'POST /api/tickets/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n',
      ],
      ['a folded header', 'GET /api/tickets/ HTTP/1.1\r\nHost: localhost\r\nX-A: b\r\n c\r\n\r\n'],
      ['no host', 'GET /api/tickets/ HTTP/1.1\r\n\r\n'],
      [
        'two hosts',
        'GET /api/tickets/ HTTP/1.1\r\nHost: evil.example.com\r\nHost: localhost\r\nConnection: close\r\n\r\n',
      ],
      ['headers without end', `GET /api/tickets/ HTTP/1.1\r\nHost: localhost\r\n${'X-A: b\r\n'.repeat(4_000)}\r\n`],
      ['an unknown method', 'STEAL /api/tickets/ HTTP/1.1\r\nHost: localhost\r\n\r\n'],
      [
        'a method that echoes',
        'TRACE /api/tickets/ HTTP/1.1\r\nHost: localhost\r\nX-Secret: echo\r\nConnection: close\r\n\r\n',
      ],
    ])('is refused with %s', async (_name, bytes) => {
      const answer = await send(bytes);
      expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
      expect(answer.match(/HTTP\/1\.1 \d/g)).toHaveLength(1);
      expect(answer).not.toMatch(/echo|evil/);
    });
  });

  describe('by what others open later', () => {
    it('put no formula into the cells of an export', async () => {
      const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', "=cmd|' /C calc'!A0", "'=1", '＝1+1', '"=1"', ',=1', 'a\n=1'];
      for (const formula of formulas) {
        const payload = { ...TICKET, title: formula.replace('\n', ' '), description: formula };
        expect((await ask({ method: 'POST', url: '/api/tickets/', payload })).statusCode).toBe(201);
      }
      const { body } = await ask({ url: '/api/tickets/export/?format=csv' });
      const cells = parse(body, { bom: true }).flat();
      expect(cells.length).toBeGreaterThan(formulas.length * 2);
      expect(cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
    });

    it('answer markup as JSON, which no browser takes for a page', async () => {
      const markup = '<script>alert(1)</script>';
      const { id } = await newTicket(markup);
      const { headers } = await ask({ url: `/api/tickets/${id}/` });
      expect(headers['content-type']).toBe('application/json; charset=utf-8');
      expect(headers['x-content-type-options']).toBe('nosniff');
      const missing = await ask({ url: `/api/${encodeURIComponent(markup)}` });
      expect(missing.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect((await tickets()).map((ticket) => ticket.title)).toContain(markup);
    });
  });
});
