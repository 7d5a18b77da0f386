import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { SessionsService } from '../../src/access/sessions/sessions.service.js';
import { AccessRemovalService } from '../../src/access/access-removal.service.js';
import { Browser } from '../support/browser.js';
import { addPerson, holdAttempts, PASSWORD, signedIn } from '../support/people.js';
import { TestApp } from '../support/test-app.js';

const HOSTS =
  'desk.example.com,localhost.example.com,192.0.2.7,127.0.0.1.example.com,desk.localhost,localhost,127.0.0.1,[::1]';

interface Listed {
  id: number;
  is_current: boolean;
}

describe('signing in', () => {
  let product: TestApp;
  let database: DataSource;
  beforeAll(async () => {
    product = await TestApp.start({ ANONYMOUS_ROLE: 'requester', RATE_LIMIT_SIGN_IN: '100000', ALLOWED_HOSTS: HOSTS });
    database = product.app.get(DataSource);
    await addPerson(product, 'robin@example.com', 'admin');
    await addPerson(product, 'Bob@Example.com');
    await addPerson(product, 'gone@example.com');
    await addPerson(product, 'new@example.com');
    await database.query(`UPDATE person SET disabled_at = now() WHERE email = 'gone@example.com'`);
    await database.query(`UPDATE person SET password_hash = NULL WHERE email = 'new@example.com'`);
  });
  afterAll(() => product.stop());
  beforeEach(async () => {
    await database.query('DELETE FROM sign_in_attempt');
    await database.query('DELETE FROM session');
  });

  const attempt = (email: unknown, password: unknown) =>
    new Browser(product).request('POST', '/api/session/', { body: { email, password } });
  const listOf = async (browser: Browser) => (await browser.request('GET', '/api/account/sessions/')).json<Listed[]>();
  /** As if every session had been used so long ago. */
  const unusedFor = (interval: string) =>
    database.query(`UPDATE session SET last_used_at = now() - $1::interval`, [interval]);
  const entries = (kind: string) =>
    database.query<{ actor: string | null; subject: string | null; address: string; details: object }[]>(
      'SELECT actor, subject, address, details FROM audit_entry WHERE kind = $1 ORDER BY id DESC',
      [kind],
    );

  it('tells a visitor what visitors may do', async () => {
    const answer = await new Browser(product).request('GET', '/api/session/');
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      {
        principal: 'visitor',
        permissions: ['tickets:submit'],
        person: null,
        visitor_role: 'requester',
        needs_setup: false,
        sign_in: { openid: null, password_mail: false },
      },
    ]);
  });

  it('lets people in with their password, in upper and lower case of the address', async () => {
    const browser = new Browser(product, '192.0.2.7');
    expect((await browser.request('GET', '/api/tickets/')).statusCode).toBe(401);
    const answer = await browser.signIn(' bOB@eXAMPLE.COM ', PASSWORD);
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({
      principal: 'person',
      person: { id: expect.any(Number), email: 'Bob@Example.com', name: 'Bob', role: 'agent' },
      permissions: expect.arrayContaining(['tickets:read', 'account']),
    });
    expect(answer.body).not.toContain('argon2');
    expect((await browser.request('GET', '/api/session/')).json()).toEqual(answer.json());
    expect((await browser.request('GET', '/api/tickets/')).statusCode).toBe(200);
    expect((await browser.request('GET', '/api/admin/people/')).json()).toMatchObject({ code: 'not_allowed' });
    const [person] = await database.query<{ last_sign_in_at: Date }[]>(
      `SELECT last_sign_in_at FROM person WHERE email = 'Bob@Example.com'`,
    );
    expect(person?.last_sign_in_at).toBeInstanceOf(Date);
    expect(await entries('signed_in')).toContainEqual({
      actor: 'Bob@Example.com',
      subject: null,
      address: '192.0.2.7',
      details: { by: 'password' },
    });
  });

  it('says the same whatever was wrong, and never what', async () => {
    const wrong = [
      await attempt('robin@example.com', 'something else entirely'),
      await attempt('nobody@example.com', PASSWORD),
      await attempt('gone@example.com', PASSWORD),
      await attempt('new@example.com', PASSWORD),
      await attempt("' OR 1=1 --", PASSWORD),
      await attempt('no address at all', ''),
    ];
    const [first] = wrong.map((answer) => ({ ...answer.json<object>(), request_id: '' }));
    expect(first).toMatchObject({ status: 401, code: 'sign_in_failed' });
    for (const answer of wrong) {
      expect({ ...answer.json<object>(), request_id: '' }).toEqual(first);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  it('keeps failures without what may be a password', async () => {
    await attempt('robin@example.com', 'something else entirely');
    await attempt('my-secret-password@example.com', 'x');
    const [unknown, known] = await entries('sign_in_failed');
    expect(known).toEqual({
      actor: null,
      subject: 'robin@example.com',
      address: '127.0.0.1',
      details: { stage: 'password', disabled: false },
    });
    expect(unknown).toMatchObject({
      subject: null,
      details: { stage: 'password', unknown_account: expect.stringMatching(/^[\da-f]{16}$/) },
    });
    expect(JSON.stringify([unknown, known])).not.toMatch(/secret|something/);
  });

  it.each([
    [{}, ['email', 'password']],
    [{ email: 7, password: PASSWORD }, ['email']],
    [{ email: ['robin@example.com'], password: PASSWORD }, ['email']],
    [{ email: { $ne: null }, password: { $ne: null } }, ['email', 'password']],
    [{ email: 'robin@example.com', password: null }, ['password']],
    [{ email: 'a\0b', password: PASSWORD }, ['email']],
    [{ email: 'x'.repeat(255), password: PASSWORD }, ['email']],
    [{ email: 'robin@example.com', password: 'x'.repeat(201) }, ['password']],
    [{ email: 'robin@example.com', password: 'a\0b' }, ['password']],
  ])('refuses what is no attempt (%#)', async (body, fields) => {
    const answer = await new Browser(product).request('POST', '/api/session/', { body });
    expect(answer.json()).toMatchObject({ status: 400, code: 'validation_failed' });
    expect(Object.keys(answer.json<{ errors: object }>().errors)).toEqual(fields);
    expect(answer.body).not.toContain(PASSWORD);
  });

  it('slows guessing down, for whoever knows the password as well', async () => {
    for (let guess = 0; guess < 5; guess++) expect((await attempt('robin@example.com', 'wrong')).statusCode).toBe(401);
    await holdAttempts(product);
    for (const password of ['wrong', PASSWORD]) {
      const answer = await attempt('ROBIN@example.com', password);
      expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, expect.stringMatching(/^[1-6]?\d$/)]);
      expect(answer.json()).toMatchObject({ code: 'too_many_attempts' });
    }
    expect((await attempt('bob@example.com', PASSWORD)).statusCode).toBe(201);
    await database.query(`UPDATE sign_in_attempt SET closed_until = now() - interval '1 second'`);
    expect((await attempt('robin@example.com', PASSWORD)).statusCode).toBe(201);
    expect((await attempt('robin@example.com', 'wrong')).statusCode).toBe(401);
  });

  it('survives ten thousand guesses at once', async () => {
    const start = (guess: number) =>
      new Browser(product, `10.${guess >> 8}.${guess & 255}.1`).signIn('robin@example.com', `guess number ${guess}`);
    await attempt('robin@example.com', 'wrong');
    await database.query(`UPDATE sign_in_attempt SET failures = 20, closed_until = '-infinity'`);
    const attempts: ReturnType<typeof start>[] = [];
    while (attempts.length < 10_000) {
      attempts.push(start(attempts.length));
      // they arrive over sockets, among other things that happen
      if (attempts.length % 100 === 0) await nextTurn();
    }
    const answers = await Promise.all(attempts);
    const counts = Map.groupBy(answers, ({ statusCode }) => statusCode);
    expect([...counts.keys()].sort()).toEqual([401, 429]);
    expect(counts.get(401)).toHaveLength(1);
    for (const { headers } of counts.get(429) ?? []) expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect((await new Browser(product).request('GET', '/health/live')).statusCode).toBe(200);
    expect((await attempt('bob@example.com', PASSWORD)).statusCode).toBe(201);
  }, 120_000);

  describe('the cookie', () => {
    const cookieOf = async (headers: Record<string, string>) =>
      [
        (
          await new Browser(product).request('POST', '/api/session/', {
            body: { email: 'robin@example.com', password: PASSWORD },
            headers,
          })
        ).headers['set-cookie'],
      ].flat();

    it('is seen by no script, sent to no other site, and only encrypted but on the own machine', async () => {
      const local = /^td-session=[\w-]{43}; Path=\/; Max-Age=12096\d\d; HttpOnly; SameSite=Lax$/;
      for (const host of ['localhost:8080', '127.0.0.1:8080', '[::1]:8080', 'desk.localhost'])
        expect(await cookieOf({ host })).toEqual([expect.stringMatching(local)]);
      const secure = /^__Host-td-session=[\w-]{43}; Path=\/; Max-Age=12096\d\d; HttpOnly; SameSite=Lax; Secure$/;
      for (const host of ['desk.example.com', 'localhost.example.com', '192.0.2.7', '127.0.0.1.example.com'])
        expect(await cookieOf({ host })).toEqual([expect.stringMatching(secure)]);
    });

    it('is not taken under the name that an unencrypted page could have set', async () => {
      const browser = await signedIn(product, 'robin@example.com');
      const headers = { host: 'desk.example.com' };
      expect((await browser.request('GET', '/api/account/sessions/', { headers })).statusCode).toBe(401);
      const [, token] = (browser.cookie ?? '').split('=');
      const cookie = `a=b; __Host-td-session=${token}; c=d`;
      const answer = await new Browser(product).request('GET', '/api/account/sessions/', {
        headers: { ...headers, cookie },
      });
      expect(answer.statusCode).toBe(200);
    });

    it('holds what the database does not', async () => {
      const browser = await signedIn(product, 'robin@example.com');
      const [, token = ''] = (browser.cookie ?? '').split('=');
      const [row] = await database.query<object[]>('SELECT session::text FROM session');
      expect(JSON.stringify(row)).not.toContain(token);
      expect(JSON.stringify(row)).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
    });

    it.each(['', 'x', '%00', 'A'.repeat(43), `${'A'.repeat(42)}=`, "'; DROP TABLE session; --"])(
      'is nobody’s when it was made up (%#)',
      async (value) => {
        const answer = await new Browser(product).request('GET', '/api/session/', {
          headers: { cookie: `td-session=${value}` },
        });
        expect([answer.statusCode, answer.json()]).toMatchObject([200, { principal: 'visitor' }]);
      },
    );
  });

  describe('the session', () => {
    it('is a new one with every sign-in, and the one before it in the same browser ends', async () => {
      const browser = await signedIn(product, 'robin@example.com');
      const before = browser.cookie;
      await browser.signIn('bob@example.com', PASSWORD);
      expect(browser.cookie).not.toBe(before);
      expect((await browser.request('GET', '/api/session/')).json()).toMatchObject({ person: { name: 'Bob' } });
      browser.cookie = before;
      expect(await browser.isSignedIn()).toBe(false);
    });

    it('cannot be planted: a token that the server did not make stays nobody’s', async () => {
      const planted = `td-session=${'B'.repeat(43)}`;
      const browser = new Browser(product);
      browser.cookie = planted;
      await browser.signIn('robin@example.com', PASSWORD);
      expect(browser.cookie).not.toBe(planted);
      browser.cookie = planted;
      expect(await browser.isSignedIn()).toBe(false);
    });

    it('survives a failed sign-in', async () => {
      const browser = await signedIn(product, 'robin@example.com');
      await browser.signIn('robin@example.com', 'wrong');
      expect(await browser.isSignedIn()).toBe(true);
    });

    it('ends when it is not used for half a day, and does not come back', async () => {
      const browser = await signedIn(product, 'robin@example.com');
      await unusedFor('11 hours 59 minutes');
      expect(await browser.isSignedIn()).toBe(true);
      await unusedFor('12 hours');
      expect(await browser.isSignedIn()).toBe(false);
      expect((await browser.request('GET', '/api/account/sessions/')).json()).toMatchObject({
        code: 'sign_in_required',
      });
    });

    it('ends after two weeks however much it is used', async () => {
      const browser = await signedIn(product, 'robin@example.com');
      const [{ days } = { days: 0 }] = await database.query<{ days: number }[]>(
        `SELECT extract(day FROM expires_at - created_at)::integer AS days FROM session`,
      );
      expect(days).toBe(14);
      await database.query(`UPDATE session SET expires_at = now()`);
      expect(await browser.isSignedIn()).toBe(false);
    });

    it('notes its use once a minute', async () => {
      const browser = await signedIn(product, 'robin@example.com');
      const lastUse = async () =>
        (
          await database.query<{ xmin: string; age: number }[]>(
            `SELECT xmin::text, extract(epoch FROM now() - last_used_at)::integer AS age FROM session`,
          )
        )[0];
      const first = await lastUse();
      await browser.isSignedIn();
      expect((await lastUse())?.xmin).toBe(first?.xmin);
      await unusedFor('61 seconds');
      await Promise.all([browser.isSignedIn(), browser.isSignedIn(), browser.isSignedIn()]);
      expect((await lastUse())?.age).toBeLessThan(30);
    });

    it('ends with the account', async () => {
      await addPerson(product, 'leaving@example.com');
      const browser = await signedIn(product, 'leaving@example.com');
      await database.query(`UPDATE person SET disabled_at = now() WHERE email = 'leaving@example.com'`);
      expect(await browser.isSignedIn()).toBe(false);
      const [, token = ''] = (browser.cookie ?? '').split('=');
      expect(await product.app.get(SessionsService).principalOf(token)).toBeUndefined();
    });

    it('ends at sign-out, here and on the server', async () => {
      const browser = await signedIn(product, 'robin@example.com');
      const kept = browser.cookie;
      const answer = await browser.request('DELETE', '/api/session/');
      expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([
        204,
        'td-session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax',
      ]);
      browser.cookie = kept;
      expect(await browser.isSignedIn()).toBe(false);
      expect((await new Browser(product).request('DELETE', '/api/session/')).statusCode).toBe(204);
    });

    it('is listed with those of other browsers, and can be ended from there', async () => {
      const here = await signedIn(product, 'robin@example.com', '192.0.2.1');
      const there = await signedIn(product, 'robin@example.com', '192.0.2.2');
      const bob = await signedIn(product, 'bob@example.com');
      const list = await listOf(here);
      expect(list).toHaveLength(2);
      expect(list.find(({ is_current }) => is_current)).toEqual({
        id: expect.any(Number),
        created_at: expect.stringMatching(/Z$/),
        last_used_at: expect.stringMatching(/Z$/),
        expires_at: expect.stringMatching(/Z$/),
        address: '192.0.2.1',
        agent: 'Test browser',
        is_current: true,
      });
      const other = list.find(({ is_current }) => !is_current)?.id ?? 0;
      const [bobs] = await listOf(bob);
      expect((await bob.request('DELETE', `/api/account/sessions/${other}/`)).json()).toMatchObject({
        status: 404,
        code: 'session_not_found',
      });
      expect((await here.request('DELETE', `/api/account/sessions/${bobs?.id}/`)).statusCode).toBe(404);
      expect((await here.request('DELETE', `/api/account/sessions/${other}/`)).statusCode).toBe(204);
      expect((await here.request('DELETE', `/api/account/sessions/${other}/`)).statusCode).toBe(404);
      expect([await here.isSignedIn(), await there.isSignedIn(), await bob.isSignedIn()]).toEqual([true, false, true]);
      for (const id of ['0', 'x', '1e3']) {
        expect((await here.request('DELETE', `/api/account/sessions/${id}/`)).json()).toMatchObject({
          code: 'invalid_id',
        });
      }
      expect((await here.request('DELETE', '/api/account/sessions/99999999999/')).statusCode).toBe(404);
    });

    it('ends everywhere at once when that is wanted', async () => {
      const browsers = [1, 2, 3].map((host) => `192.0.2.${host}`);
      const [first, ...others] = await Promise.all(
        browsers.map((from) => signedIn(product, 'robin@example.com', from)),
      );
      const bob = await signedIn(product, 'bob@example.com');
      expect((await first?.request('DELETE', '/api/account/sessions/'))?.statusCode).toBe(204);
      expect(first?.cookie).toBeUndefined();
      for (const browser of others) expect(await browser.isSignedIn()).toBe(false);
      expect(await bob.isSignedIn()).toBe(true);
    });

    it('ends when a hundred others are used after it', async () => {
      const first = await signedIn(product, 'robin@example.com');
      const second = await signedIn(product, 'robin@example.com');
      await database.query(
        `INSERT INTO session (token_hash, person_id, expires_at, address, agent)
         SELECT sha256(n::text::bytea), person_id, expires_at, address, agent FROM session, generate_series(1, 98) AS n
         WHERE id = (SELECT max(id) FROM session)`,
      );
      await database.query(
        `UPDATE session SET last_used_at = now() - interval '1 hour' WHERE id = (SELECT min(id) FROM session)`,
      );
      const bob = await signedIn(product, 'bob@example.com');
      const last = await signedIn(product, 'robin@example.com');
      const browsers = [first, second, bob, last];
      expect(await Promise.all(browsers.map(async (browser) => browser.isSignedIn()))).toEqual([
        false,
        true,
        true,
        true,
      ]);
    });

    it('keeps whatever a browser calls itself', async () => {
      const browser = new Browser(product);
      await browser.request('POST', '/api/session/', {
        body: { email: 'robin@example.com', password: PASSWORD },
        headers: { 'user-agent': `<script>${'x'.repeat(500)}` },
      });
      const [session] = (await browser.request('GET', '/api/account/sessions/')).json<{ agent: string }[]>();
      expect(session?.agent).toBe(`<script>${'x'.repeat(192)}`);
    });

    it('is removed when it is over', async () => {
      await signedIn(product, 'robin@example.com');
      await unusedFor('13 hours');
      const live = await signedIn(product, 'bob@example.com');
      expect(await product.app.get(AccessRemovalService).forgetExpired()).toEqual({
        sessions: 1,
        links: 0,
        second_factors: 0,
        attempts: 0,
      });
      expect(await live.isSignedIn()).toBe(true);
    });
  });

  describe('a page of another site', () => {
    it.each<Record<string, string>>([
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { 'sec-fetch-site': '' },
      { 'sec-fetch-site': 'cross-site', origin: 'http://localhost' },
    ])('changes nothing with a person’s session: %j', async (headers) => {
      const browser = await signedIn(product, 'robin@example.com');
      const answer = await browser.request('POST', '/api/views/', { body: { name: 'Planted', filters: {} }, headers });
      expect(answer.json()).toMatchObject({ status: 403, code: 'cross_site_request' });
      expect((await browser.request('DELETE', '/api/session/', { headers })).statusCode).toBe(403);
      expect((await browser.request('GET', '/api/tickets/', { headers })).statusCode).toBe(200);
    });

    it('is told by its origin where browsers do not say more', async () => {
      const browser = await signedIn(product, 'robin@example.com');
      const patch = async (headers: Record<string, string>) => {
        const answer = await product.app.inject({
          method: 'PATCH',
          url: '/api/account/',
          payload: { name: 'Robin' },
          headers: { host: 'localhost:8080', cookie: browser.cookie ?? '', ...headers },
        });
        return answer.statusCode;
      };
      expect(await patch({ origin: 'http://localhost:8080' })).toBe(200);
      for (const origin of [
        'http://localhost:8081',
        'https://evil.example',
        'null',
        'http://localhost:8080.evil.example',
        '',
      ])
        expect(await patch({ origin })).toBe(403);
      expect(await patch({})).toBe(403);
    });
  });

  describe('one’s own account', () => {
    it('has another name when that is wanted', async () => {
      const browser = await signedIn(product, 'bob@example.com');
      const answer = await browser.request('PATCH', '/api/account/', {
        body: { name: '  Bob   Ross ', role: 'admin' },
      });
      expect([answer.statusCode, answer.json()]).toMatchObject([200, { name: 'Bob Ross', role: 'agent' }]);
      expect((await browser.request('GET', '/api/session/')).json()).toMatchObject({ person: { name: 'Bob Ross' } });
      for (const name of ['', ' ', 'x'.repeat(101), 'a\u202Eb', null, 7]) {
        expect((await browser.request('PATCH', '/api/account/', { body: { name } })).statusCode).toBe(400);
      }
      expect((await browser.request('PATCH', '/api/account/', { body: {} })).json()).toMatchObject({
        name: 'Bob Ross',
      });
    });

    it('has another password, and is signed out everywhere else', async () => {
      await addPerson(product, 'carol@example.com');
      const here = await signedIn(product, 'carol@example.com');
      const there = await signedIn(product, 'carol@example.com');
      const change = (current_password: unknown, new_password: unknown) =>
        here.request('PUT', '/api/account/password/', { body: { current_password, new_password } });
      expect((await change('wrong', 'quite another sentence')).json()).toMatchObject({
        status: 400,
        errors: { current_password: ['current_password is not your password'] },
      });
      for (const weak of ['short', 'password1234', 'carol@example.com', 'x'.repeat(201), null]) {
        expect((await change(PASSWORD, weak)).json()).toMatchObject({ errors: { new_password: [expect.any(String)] } });
      }
      expect(await there.isSignedIn()).toBe(true);
      const answer = await change(PASSWORD, 'quite another sentence');
      expect([answer.statusCode, answer.body]).toEqual([204, '']);
      expect([await here.isSignedIn(), await there.isSignedIn()]).toEqual([true, false]);
      expect((await attempt('carol@example.com', PASSWORD)).statusCode).toBe(401);
      expect((await attempt('carol@example.com', 'quite another sentence')).statusCode).toBe(201);
      expect(await entries('password_changed')).toMatchObject([{ actor: 'carol@example.com', details: {} }]);
      expect(await entries('proof_failed')).toMatchObject([
        { actor: 'carol@example.com', details: { wrong: 'current_password' } },
      ]);
    });

    it('does not let the current password be guessed faster than at sign-in', async () => {
      const browser = await signedIn(product, 'robin@example.com');
      const guess = (current_password: string) =>
        browser.request('PUT', '/api/account/password/', {
          body: { current_password, new_password: 'quite another sentence' },
        });
      for (let round = 0; round < 5; round++) expect((await guess('wrong')).statusCode).toBe(400);
      await holdAttempts(product);
      expect((await guess(PASSWORD)).json()).toMatchObject({ status: 429, code: 'too_many_attempts' });
      expect((await attempt('robin@example.com', PASSWORD)).statusCode).toBe(429);
    });

    it('is for people only', async () => {
      for (const [method, url] of [
        ['GET', '/api/account/sessions/'],
        ['DELETE', '/api/account/sessions/'],
        ['DELETE', '/api/account/sessions/1/'],
        ['PATCH', '/api/account/'],
        ['PUT', '/api/account/password/'],
      ] as const) {
        const answer = await new Browser(product).request(method, url, { body: {} });
        expect(answer.json()).toMatchObject({ status: 401, code: 'sign_in_required' });
      }
    });
  });

  it('makes an old hash anew with the first sign-in', async () => {
    await addPerson(product, 'veteran@example.com');
    const old = '$argon2id$v=19$m=64,t=1,p=1$BwcHBwcHBwcHBwcHBwcHBw$';
    const { argon2Sync } = await import('node:crypto');
    const tag = argon2Sync('argon2id', {
      message: PASSWORD,
      nonce: Buffer.alloc(16, 7),
      parallelism: 1,
      tagLength: 32,
      memory: 64,
      passes: 1,
    });
    await database.query(`UPDATE person SET password_hash = $1 WHERE email = 'veteran@example.com'`, [
      old + tag.toString('base64').replace(/=+$/, ''),
    ]);
    const hashNow = async () =>
      (
        await database.query<{ password_hash: string }[]>(
          `SELECT password_hash FROM person WHERE email = 'veteran@example.com'`,
        )
      )[0]?.password_hash;
    await attempt('veteran@example.com', 'wrong');
    expect(await hashNow()).toContain('m=64');
    expect((await attempt('veteran@example.com', PASSWORD)).statusCode).toBe(201);
    expect(await hashNow()).toContain('m=19456,t=2,p=1');
    expect((await attempt('veteran@example.com', PASSWORD)).statusCode).toBe(201);
  });
});
