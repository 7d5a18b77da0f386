import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { Browser } from '../support/browser.js';
import { addPerson, holdAttempts, PASSWORD, signedIn } from '../support/people.js';
import { TestApp } from '../support/test-app.js';

interface Person {
  id: number;
  email: string;
  role: string;
  disabled: boolean;
}

describe('the administration of people', () => {
  let product: TestApp;
  let database: DataSource;
  let admin: Browser;
  let adminId: number;
  beforeAll(async () => {
    product = await TestApp.start({ ANONYMOUS_ROLE: 'none', RATE_LIMIT_SIGN_IN: '100000' });
    database = product.app.get(DataSource);
    ({ id: adminId } = await addPerson(product, 'root@example.com', 'admin'));
    admin = await signedIn(product, 'root@example.com');
  });
  afterAll(() => product.stop());
  beforeEach(() => database.query('DELETE FROM sign_in_attempt'));

  let number = 0;
  const post = (body: unknown, browser = admin) => browser.request('POST', '/api/admin/people/', { body });
  const create = async (role = 'agent') => {
    const answer = await post({ email: `person${number++}@example.com`, name: 'Somebody', role });
    expect([answer.statusCode, answer.statusCode === 201 ? '' : answer.body]).toEqual([201, '']);
    return answer.json<Person>();
  };
  const patch = (id: number, body: unknown, browser = admin) =>
    browser.request('PATCH', `/api/admin/people/${id}/`, { body });
  const list = async () => (await admin.request('GET', '/api/admin/people/')).json<Person[]>();
  const linkFor = async (id: number) => {
    const answer = await admin.request('POST', `/api/admin/people/${id}/reset-link/`);
    expect(answer.statusCode).toBe(201);
    return answer.json<{ path: string; expires_at: string }>();
  };
  const reset = (path: string, password = 'quite another sentence', address = '127.0.0.1') =>
    new Browser(product, address).request('POST', '/api/password-reset/', {
      body: { key: path.replace('/reset-password#', ''), password },
    });
  const entriesAbout = (subject: string) =>
    database.query<object[]>('SELECT kind, actor, details FROM audit_entry WHERE subject = $1 ORDER BY id', [subject]);

  it('is for administrators', async () => {
    const agent = await create();
    await addPerson(product, 'agent@example.com');
    const browser = await signedIn(product, 'agent@example.com');
    const calls = [
      ['GET', '/api/admin/people/', undefined],
      ['POST', '/api/admin/people/', { email: 'x@example.com', name: 'X', role: 'admin' }],
      ['PATCH', `/api/admin/people/${agent.id}/`, { role: 'admin' }],
      ['POST', `/api/admin/people/${agent.id}/reset-link/`, undefined],
    ] as const;
    for (const [method, url, body] of calls) {
      expect((await browser.request(method, url, { body })).json()).toMatchObject({ status: 403, code: 'not_allowed' });
      expect((await new Browser(product).request(method, url, { body })).json()).toMatchObject({
        code: 'sign_in_required',
      });
    }
  });

  it('adds people without a password, and changes them', async () => {
    const created = await post({ email: ' Grace@Example.com ', name: ' Grace   Hopper ', role: 'agent' });
    expect([created.statusCode, created.json()]).toEqual([
      201,
      {
        id: expect.any(Number),
        email: 'Grace@Example.com',
        name: 'Grace Hopper',
        role: 'agent',
        disabled: false,
        has_password: false,
        has_second_factor: false,
        created_at: expect.stringMatching(/Z$/),
        last_sign_in_at: null,
      },
    ]);
    const grace = created.json<Person>();
    expect((await list()).at(-1)).toEqual(grace);
    const changed = await patch(grace.id, { name: 'Grace', role: 'admin' });
    expect([changed.statusCode, changed.json()]).toEqual([200, { ...grace, name: 'Grace', role: 'admin' }]);
    expect((await patch(grace.id, {})).json()).toEqual(changed.json());
    await patch(grace.id, { disabled: true });
    await patch(grace.id, { disabled: true });
    await patch(grace.id, { disabled: false });
    const actor = 'root@example.com';
    expect(await entriesAbout('Grace@Example.com')).toEqual([
      { kind: 'person_created', actor, details: { role: 'agent' } },
      { kind: 'person_renamed', actor, details: {} },
      { kind: 'role_changed', actor, details: { from: 'agent', to: 'admin' } },
      { kind: 'person_disabled', actor, details: {} },
      { kind: 'person_enabled', actor, details: {} },
    ]);
    await patch(grace.id, { role: 'agent' });
  });

  it('knows an address in upper and lower case', async () => {
    const { email } = await create();
    for (const taken of [email, email.toUpperCase()]) {
      expect((await post({ email: taken, name: 'Twin', role: 'agent' })).json()).toMatchObject({
        status: 409,
        code: 'email_taken',
      });
    }
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => post({ email: 'race@example.com', name: 'Racer', role: 'agent' })),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409, 409, 409]);
  });

  it.each([
    [{ email: 'nobody' }, 'email'],
    [{ email: '"two words"@example.com' }, 'email'],
    [{ email: 'a@b@example.com' }, 'email'],
    [{ email: `${'x'.repeat(64)}@${'y'.repeat(190)}.com` }, 'email'],
    [{ email: 'a\0b@example.com' }, 'email'],
    [{ email: 'a\u202Eb@example.com' }, 'email'],
    [{ email: ['a@example.com'] }, 'email'],
    [{ email: null }, 'email'],
    [{ name: ' ' }, 'name'],
    [{ name: 'x'.repeat(101) }, 'name'],
    [{ name: 'a\u0007b' }, 'name'],
    [{ name: null }, 'name'],
    [{ role: 'owner' }, 'role'],
    [{ role: ['admin'] }, 'role'],
    [{ role: null }, 'role'],
    [{ id: 1 }, 'id'],
    [{ password_hash: 'x' }, 'password_hash'],
    [{ passwordHash: 'x' }, 'passwordHash'],
    [{ disabled_at: null }, 'disabled_at'],
  ])('refuses %j', async (wrong, field) => {
    const answer = await post({ email: 'valid@example.com', name: 'Valid', role: 'agent', ...wrong });
    expect(answer.json()).toMatchObject({ status: 400, errors: { [field]: [expect.any(String)] } });
    if (field !== 'email') {
      const { id } = await create();
      expect((await patch(id, wrong)).json()).toMatchObject({ status: 400, errors: { [field]: [expect.any(String)] } });
    }
  });

  it('keeps every address that it accepts, and no answer is a failure of the server', async () => {
    const local = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(
        local,
        fc.constantFrom('example.com', 'büro.example', 'localhost', '[127.0.0.1]', ''),
        async (a, b) => {
          const answer = await post({ email: `${a}@${b}`, name: a, role: 'agent' });
          expect([201, 400, 409]).toContain(answer.statusCode);
          if (answer.statusCode === 201) expect((await list()).at(-1)).toEqual(answer.json());
        },
      ),
      { numRuns: 60 },
    );
  });

  it('knows nobody by a number that nobody has', async () => {
    for (const id of [2_147_483_647, 99_999_999_999]) {
      expect((await patch(id, { name: 'X' })).json()).toMatchObject({ status: 404, code: 'person_not_found' });
      expect((await admin.request('POST', `/api/admin/people/${id}/reset-link/`)).statusCode).toBe(404);
    }
    for (const id of ['0', '01', 'x', '-1', '1e3']) {
      expect((await admin.request('PATCH', `/api/admin/people/${id}/`, { body: {} })).json()).toMatchObject({
        status: 400,
        code: 'invalid_id',
      });
    }
  });

  it('counts another role from the next request on, and disabling at once', async () => {
    const { id } = await addPerson(product, 'turning@example.com');
    const browser = await signedIn(product, 'turning@example.com');
    const asks = async () => (await browser.request('GET', '/api/admin/people/')).statusCode;
    expect(await asks()).toBe(403);
    await patch(id, { role: 'admin' });
    expect(await asks()).toBe(200);
    await patch(id, { role: 'agent' });
    expect(await asks()).toBe(403);
    await patch(id, { disabled: true });
    expect(await asks()).toBe(401);
    expect((await browser.signIn('turning@example.com', PASSWORD)).json()).toMatchObject({ code: 'sign_in_failed' });
    await patch(id, { disabled: false });
    expect(await asks()).toBe(401);
    expect((await browser.signIn('turning@example.com', PASSWORD)).statusCode).toBe(201);
  });

  it('always leaves one administrator', async () => {
    for (const change of [{ disabled: true }, { role: 'agent' }, { role: 'agent', disabled: true }]) {
      expect((await patch(adminId, change)).json()).toMatchObject({ status: 409, code: 'last_administrator' });
    }
    const other = await create('admin');
    await patch(other.id, { disabled: true });
    expect((await patch(adminId, { role: 'agent' })).statusCode).toBe(409);
    expect((await patch(adminId, { name: 'Root' })).statusCode).toBe(200);
    expect(await admin.isSignedIn()).toBe(true);
  });

  describe('a link to choose a password', () => {
    it('works once', async () => {
      const { id, email } = await create();
      const { path, expires_at } = await linkFor(id);
      expect(path).toMatch(/^\/reset-password#[\w-]{43}$/);
      const hours = (Date.parse(expires_at) - Date.now()) / 3_600_000;
      expect(Math.round(hours)).toBe(24);
      const answer = await reset(path);
      expect([answer.statusCode, answer.body]).toEqual([204, '']);
      expect((await new Browser(product).signIn(email, 'quite another sentence')).statusCode).toBe(201);
      expect((await list()).find((person) => person.id === id)).toMatchObject({ has_password: true });
      expect((await reset(path)).json()).toMatchObject({ status: 403, code: 'invalid_link' });
      expect(await entriesAbout(email)).toContainEqual({
        kind: 'reset_link_made',
        actor: 'root@example.com',
        details: {},
      });
      const used = await database.query<object[]>(
        `SELECT FROM audit_entry WHERE kind = 'reset_link_used' AND actor = $1`,
        [email],
      );
      expect(used).toHaveLength(1);
    });

    it('works once also when it is used several times at once', async () => {
      const { id } = await create();
      const { path } = await linkFor(id);
      const answers = await Promise.all([1, 2, 3, 4].map((n) => reset(path, `sentence number ${n}`)));
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 403, 403, 403]);
    });

    it('signs the person out everywhere, and ends the wait for a forgotten password', async () => {
      const { id } = await addPerson(product, 'forgetful@example.com');
      const browser = await signedIn(product, 'forgetful@example.com');
      for (let guess = 0; guess < 6; guess++) await new Browser(product).signIn('forgetful@example.com', 'what was it');
      expect(await browser.isSignedIn()).toBe(true);
      await reset((await linkFor(id)).path);
      expect(await browser.isSignedIn()).toBe(false);
      expect((await browser.signIn('forgetful@example.com', PASSWORD)).statusCode).toBe(401);
      expect((await browser.signIn('forgetful@example.com', 'quite another sentence')).statusCode).toBe(201);
    });

    it('ends with the next one, after a day, and when the person is disabled', async () => {
      const { id } = await create();
      const first = await linkFor(id);
      const second = await linkFor(id);
      expect((await reset(first.path)).statusCode).toBe(403);
      await database.query('UPDATE one_time_link SET expires_at = now() WHERE person_id = $1', [id]);
      expect((await reset(second.path)).statusCode).toBe(403);
      const third = await linkFor(id);
      await patch(id, { disabled: true });
      expect((await reset(third.path)).statusCode).toBe(403);
      expect((await admin.request('POST', `/api/admin/people/${id}/reset-link/`)).json()).toMatchObject({
        status: 409,
        code: 'person_disabled',
      });
      await patch(id, { disabled: false });
      expect((await reset(third.path)).statusCode).toBe(403);
    });

    it('still works after a password that was too easy to guess', async () => {
      const { id, email } = await create();
      const { path } = await linkFor(id);
      for (const weak of ['short', 'Password1234', email, email.toUpperCase()]) {
        expect((await reset(path, weak)).json()).toMatchObject({
          status: 400,
          errors: { password: [expect.any(String)] },
        });
      }
      expect((await reset(path)).statusCode).toBe(204);
    });

    it('cannot be found by trying', async () => {
      const { id } = await create();
      const { path } = await linkFor(id);
      const from = '198.51.100.4';
      const keys = ['', 'x', 'A'.repeat(43), '%', "' OR true --", '/setup#x'];
      for (let guess = 0; guess < 20; guess++) {
        const answer = await reset(`${keys[guess % 6]}`, undefined, from);
        expect([400, 403]).toContain(answer.statusCode);
      }
      await database.query('UPDATE sign_in_attempt SET failures = 20');
      expect((await reset('A'.repeat(43), undefined, from)).statusCode).toBe(403);
      await holdAttempts(product);
      const refused = await reset(path, undefined, from);
      expect([refused.statusCode, Number(refused.headers['retry-after']) > 0]).toEqual([429, true]);
      expect((await reset(path)).statusCode).toBe(204);
    });

    it('is kept as a hash', async () => {
      const { id } = await create();
      const { path } = await linkFor(id);
      const [, key = ''] = path.split('#');
      const [row] = await database.query<{ row: string }[]>(
        'SELECT one_time_link::text AS row FROM one_time_link WHERE person_id = $1',
        [id],
      );
      expect(row?.row).not.toContain(key);
      expect(JSON.stringify(await entriesAbout('root@example.com'))).not.toContain(key);
    });
  });
});
