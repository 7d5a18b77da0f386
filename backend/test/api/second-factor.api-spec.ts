import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { AccessRemovalService } from '../../src/access/access-removal.service.js';
import { PeopleRepository } from '../../src/access/people/people.repository.js';
import type { Person } from '../../src/access/people/person.entity.js';
import { SessionsService } from '../../src/access/sessions/sessions.service.js';
import { codeOf } from '../support/authenticator.js';
import { Browser } from '../support/browser.js';
import { addPerson, holdAttempts, PASSWORD, signedIn } from '../support/people.js';
import { TestApp } from '../support/test-app.js';

const HERE = '/api/account/second-factor/';
const RECOVERY_CODE = /^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/;

describe('the second factor', () => {
  let product: TestApp;
  let database: DataSource;
  let admin: Browser;
  beforeAll(async () => {
    product = await TestApp.start({ ANONYMOUS_ROLE: 'none', RATE_LIMIT_SIGN_IN: '100000' });
    database = product.app.get(DataSource);
    await addPerson(product, 'root@example.com', 'admin');
    admin = await signedIn(product, 'root@example.com');
  });
  afterAll(() => product.stop());
  beforeEach(() => database.query('DELETE FROM sign_in_attempt'));

  let number = 0;
  /** Somebody new, in a browser of theirs. */
  const somebody = async () => {
    const person = await addPerson(product, `person${number++}@example.com`);
    return { person, browser: await signedIn(product, person.email) };
  };
  const post = (browser: Browser, path: string, body: unknown) => browser.request('POST', `${HERE}${path}`, { body });
  const state = async (browser: Browser) => (await browser.request('GET', HERE)).json<object>();
  const begin = async (browser: Browser) => {
    const answer = await post(browser, '', { password: PASSWORD });
    expect([answer.statusCode, answer.statusCode === 201 ? '' : answer.body]).toEqual([201, '']);
    return answer.json<{ secret: string; uri: string }>();
  };
  /** Somebody new whose second factor is on. The code that turned it on cannot be used again: `later` makes it so. */
  const protectedPerson = async () => {
    const { person, browser } = await somebody();
    const { secret } = await begin(browser);
    const answer = await post(browser, 'confirmation/', { code: codeOf(secret) });
    expect([answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([200, '']);
    const { recovery_codes: recoveryCodes } = answer.json<{ recovery_codes: string[] }>();
    await later(person);
    return { person, browser, secret, recoveryCodes };
  };
  /** As if the last code had been taken long ago. */
  const later = ({ id }: Person) => database.query('UPDATE second_factor SET last_step = 0 WHERE person_id = $1', [id]);
  const signIn = (email: string, code?: string, password = PASSWORD) =>
    new Browser(product).request('POST', '/api/session/', { body: { email, password, code } });
  const entriesOf = ({ email }: Person) =>
    database.query<{ kind: string; actor: string | null; details: object }[]>(
      'SELECT kind, actor, details FROM audit_entry WHERE coalesce(subject, actor) = $1 ORDER BY id',
      [email],
    );
  const kindsOf = async (person: Person) => (await entriesOf(person)).map(({ kind }) => kind);

  describe('is turned on', () => {
    it('with the password, and a code of the app that was given the secret', async () => {
      const { person, browser } = await somebody();
      const elsewhere = await signedIn(product, person.email);
      expect(await state(browser)).toEqual({ is_on: false, since: null, recovery_codes_left: 0 });

      const { secret, uri } = await begin(browser);
      expect(secret).toMatch(/^[A-Z2-7]{32}$/);
      expect(uri).toBe(
        `otpauth://totp/TriageDesk:${encodeURIComponent(person.email)}?secret=${secret}&issuer=TriageDesk`,
      );
      expect(await state(browser)).toMatchObject({ is_on: false });
      expect((await signIn(person.email)).statusCode).toBe(201);

      const wrong = await post(browser, 'confirmation/', { code: codeOf(secret, 5) });
      expect(wrong.json()).toMatchObject({ status: 400, errors: { code: [expect.any(String)] } });
      expect(await elsewhere.isSignedIn()).toBe(true);

      const answer = await post(browser, 'confirmation/', { code: codeOf(secret) });
      const { recovery_codes: codes } = answer.json<{ recovery_codes: string[] }>();
      expect([answer.statusCode, new Set(codes).size]).toEqual([200, 10]);
      for (const code of codes) expect(code).toMatch(RECOVERY_CODE);
      expect(await state(browser)).toEqual({
        is_on: true,
        since: expect.stringMatching(/Z$/),
        recovery_codes_left: 10,
      });
      expect([await browser.isSignedIn(), await elsewhere.isSignedIn()]).toEqual([true, false]);
      expect(await entriesOf(person)).toContainEqual({ kind: 'second_factor_on', actor: person.email, details: {} });
      const people = (await admin.request('GET', '/api/admin/people/')).json<{ id: number }[]>();
      expect(people.find(({ id }) => id === person.id)).toMatchObject({ has_second_factor: true });
      expect(people[0]).toMatchObject({ has_second_factor: false });
    });

    it('not with a wrong password, which is as slow to guess as at sign-in', async () => {
      const { browser, person } = await somebody();
      for (let guess = 0; guess < 5; guess++) {
        expect((await post(browser, '', { password: 'wrong' })).json()).toMatchObject({
          status: 400,
          errors: { password: ['password is not your password'] },
        });
      }
      await holdAttempts(product);
      expect((await post(browser, '', { password: PASSWORD })).json()).toMatchObject({ code: 'too_many_attempts' });
      expect((await signIn(person.email)).statusCode).toBe(429);
      expect((await entriesOf(person)).filter(({ kind }) => kind === 'proof_failed')).toEqual(
        Array(5).fill({ kind: 'proof_failed', actor: person.email, details: { wrong: 'password' } }),
      );
    });

    it('not a quarter of an hour later, and not with a secret that another beginning has replaced', async () => {
      const { browser, person } = await somebody();
      const first = await begin(browser);
      const second = await begin(browser);
      expect(first.secret).not.toBe(second.secret);
      expect((await post(browser, 'confirmation/', { code: codeOf(first.secret) })).statusCode).toBe(400);
      await database.query(
        `UPDATE second_factor SET begun_at = begun_at - interval '15 minutes' WHERE person_id = $1`,
        [person.id],
      );
      const answer = await post(browser, 'confirmation/', { code: codeOf(second.secret) });
      expect(answer.json()).toMatchObject({ status: 409, code: 'second_factor_not_begun' });
      expect(await product.app.get(AccessRemovalService).forgetExpired()).toMatchObject({ second_factors: 1 });
      expect((await post(browser, 'confirmation/', { code: codeOf(second.secret) })).statusCode).toBe(409);
      expect(await state(browser)).toMatchObject({ is_on: false });
    });

    it('once, also by several requests at once, and is not begun over', async () => {
      const { browser } = await somebody();
      const { secret } = await begin(browser);
      const answers = await Promise.all([1, 2, 3].map(() => post(browser, 'confirmation/', { code: codeOf(secret) })));
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409]);
      expect((await post(browser, '', { password: PASSWORD })).json()).toMatchObject({
        status: 409,
        code: 'second_factor_on',
      });
      expect((await post(browser, 'confirmation/', { code: codeOf(secret) })).json()).toMatchObject({
        code: 'second_factor_on',
      });
    });

    it('and whoever was about to sign in with the password alone is not let in', async () => {
      const { person: before, browser } = await somebody();
      const { secret } = await begin(browser);
      await post(browser, 'confirmation/', { code: codeOf(secret) });
      const sessions = product.app.get(SessionsService);
      const client = { address: '192.0.2.7', agent: '' };
      expect(await sessions.open({ person: before, by: 'password' }, client)).toBeUndefined();
      const now = (await product.app.get(PeopleRepository).findById(before.id)) as Person;
      expect(await sessions.open({ person: now, by: 'password' }, client)).toBeDefined();
    });

    it('and neither the database nor the audit log holds what was shown', async () => {
      const { person, secret, recoveryCodes } = await protectedPerson();
      const [row] = await database.query<{ row: string }[]>(
        'SELECT second_factor::text AS row FROM second_factor WHERE person_id = $1',
        [person.id],
      );
      const kept = `${row?.row} ${JSON.stringify(await entriesOf(person))}`;
      for (const shown of [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll('-', ''))])
        expect(kept).not.toContain(shown);
    });
  });

  describe('at sign-in', () => {
    it('is asked for once the password is right, and not before', async () => {
      const { person, secret } = await protectedPerson();
      const asked = await signIn(person.email);
      expect(asked.json()).toMatchObject({ status: 401, code: 'second_factor_required' });
      expect(asked.headers['set-cookie']).toBeUndefined();
      expect((await entriesOf(person)).at(-1)).toEqual({ kind: 'code_asked', actor: null, details: {} });
      for (const code of [undefined, codeOf(secret), '000000']) {
        expect((await signIn(person.email, code, 'not the password')).json()).toMatchObject({
          status: 401,
          code: 'sign_in_failed',
        });
      }
      expect((await signIn(person.email, codeOf(secret))).statusCode).toBe(201);
      expect(await kindsOf(person)).not.toContain('recovery_code_used');
    });

    it('does not get in the way of those who have none, whatever code they send', async () => {
      const { person } = await somebody();
      expect((await signIn(person.email, '123456')).statusCode).toBe(201);
    });

    it('takes the code before and the one after, and no others', async () => {
      const { person, secret } = await protectedPerson();
      for (const steps of [-1, 0, 1]) {
        await later(person);
        expect((await signIn(person.email, ` ${codeOf(secret, steps)} `)).statusCode).toBe(201);
      }
      await later(person);
      for (const steps of [-3, 3]) {
        expect((await signIn(person.email, codeOf(secret, steps))).json()).toMatchObject({
          status: 401,
          code: 'second_factor_failed',
        });
      }
    });

    it('takes each code once, and none that is older, also not the one that turned it on', async () => {
      const { browser, person } = await somebody();
      const { secret } = await begin(browser);
      const first = codeOf(secret);
      await post(browser, 'confirmation/', { code: first });
      expect((await signIn(person.email, first)).json()).toMatchObject({ code: 'second_factor_failed' });
      const next = codeOf(secret, 1);
      expect((await signIn(person.email, next)).statusCode).toBe(201);
      for (const used of [next, first]) {
        expect((await signIn(person.email, used)).json()).toMatchObject({ code: 'second_factor_failed' });
      }
    });

    it('lets one in of many who send the same code at once', async () => {
      const { person, secret, recoveryCodes } = await protectedPerson();
      for (const code of [codeOf(secret), recoveryCodes[0]]) {
        await database.query('DELETE FROM sign_in_attempt');
        const answers = await Promise.all([1, 2, 3, 4].map(() => signIn(person.email, code)));
        expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 401, 401, 401]);
      }
    });

    it('takes each recovery code once, however it is typed', async () => {
      const { person, browser, recoveryCodes } = await protectedPerson();
      const [first = '', second = '', third = ''] = recoveryCodes;
      for (const typed of [first, second.toLowerCase(), ` ${third.replaceAll('-', ' ')}`]) {
        expect((await signIn(person.email, typed)).statusCode).toBe(201);
        expect((await signIn(person.email, typed)).json()).toMatchObject({ code: 'second_factor_failed' });
        await database.query('DELETE FROM sign_in_attempt');
      }
      expect(await state(browser)).toMatchObject({ recovery_codes_left: 7 });
      const used = (await entriesOf(person)).filter(({ kind }) => kind === 'recovery_code_used');
      expect(used).toEqual(
        [9, 8, 7].map((left) => ({ kind: 'recovery_code_used', actor: person.email, details: { left } })),
      );
    });

    it.each(['', ' ', 'x'.repeat(51), 'a\0b', 7, null, ['123456'], { $ne: '' }])(
      'refuses %j as a code, whoever sends it',
      async (code) => {
        const answer = await new Browser(product).request('POST', '/api/session/', {
          body: { email: 'nobody@example.com', password: PASSWORD, code },
        });
        expect(answer.json()).toMatchObject({ status: 400, errors: { code: [expect.any(String)] } });
      },
    );

    it('slows down whoever knows the password and guesses codes', async () => {
      const { person, secret, recoveryCodes } = await protectedPerson();
      for (let guess = 0; guess < 5; guess++) {
        expect((await signIn(person.email, `00000${guess}`)).json()).toMatchObject({ code: 'second_factor_failed' });
        // knowing the password is no reason to forget the guesses
        if (guess < 4) expect((await signIn(person.email)).json()).toMatchObject({ code: 'second_factor_required' });
      }
      await holdAttempts(product);
      for (const code of [undefined, codeOf(secret), recoveryCodes[0]]) {
        expect((await signIn(person.email, code)).json()).toMatchObject({ code: 'too_many_attempts' });
      }
      const failed = (await entriesOf(person)).filter(({ kind }) => kind === 'sign_in_failed');
      expect(failed).toEqual(
        Array(5).fill({ kind: 'sign_in_failed', actor: null, details: { stage: 'second_factor', disabled: false } }),
      );
    });

    it('does not forget guesses at codes because the password was right elsewhere', async () => {
      const { person, browser } = await protectedPerson();
      for (let guess = 0; guess < 4; guess++) await signIn(person.email, `00000${guess}`);
      const other = 'quite another sentence';
      const changed = await browser.request('PUT', '/api/account/password/', {
        body: { current_password: PASSWORD, new_password: other },
      });
      expect(changed.statusCode).toBe(204);
      expect((await signIn(person.email, '000000', other)).json()).toMatchObject({ code: 'second_factor_failed' });
      await holdAttempts(product);
      expect((await signIn(person.email, '000000', other)).statusCode).toBe(429);
    });

    it('does not forget guesses at codes because of a link to choose a password', async () => {
      const { person } = await protectedPerson();
      for (let guess = 0; guess < 5; guess++) await signIn(person.email, `00000${guess}`);
      await holdAttempts(product);
      const made = await admin.request('POST', `/api/admin/people/${person.id}/reset-link/`);
      const [, key] = made.json<{ path: string }>().path.split('#');
      const password = 'quite another sentence';
      const reset = await new Browser(product).request('POST', '/api/password-reset/', { body: { key, password } });
      expect(reset.statusCode).toBe(204);
      expect((await signIn(person.email, '000000', password)).statusCode).toBe(429);
    });

    it('forgets the failures of whoever got in', async () => {
      const { person, secret } = await protectedPerson();
      for (let guess = 0; guess < 4; guess++) await signIn(person.email, `00000${guess}`);
      expect((await signIn(person.email, codeOf(secret))).statusCode).toBe(201);
      for (let guess = 0; guess < 5; guess++) {
        expect((await signIn(person.email, `00000${guess}`)).statusCode).toBe(401);
      }
    });

    it('is not asked of a disabled person, and no recovery code is lost', async () => {
      const { person, secret, recoveryCodes } = await protectedPerson();
      await admin.request('PATCH', `/api/admin/people/${person.id}/`, { body: { disabled: true } });
      for (const code of [undefined, codeOf(secret), recoveryCodes[0]]) {
        expect((await signIn(person.email, code)).json()).toMatchObject({ code: 'sign_in_failed' });
      }
      await admin.request('PATCH', `/api/admin/people/${person.id}/`, { body: { disabled: false } });
      expect((await signIn(person.email, recoveryCodes[0])).statusCode).toBe(201);
    });

    it('is still asked for after a new password by a link', async () => {
      const { person, secret } = await protectedPerson();
      const made = await admin.request('POST', `/api/admin/people/${person.id}/reset-link/`);
      const [, key] = made.json<{ path: string }>().path.split('#');
      const password = 'quite another sentence';
      const reset = await new Browser(product).request('POST', '/api/password-reset/', { body: { key, password } });
      expect(reset.statusCode).toBe(204);
      expect((await signIn(person.email, undefined, password)).json()).toMatchObject({
        code: 'second_factor_required',
      });
      expect((await signIn(person.email, codeOf(secret), password)).statusCode).toBe(201);
    });
  });

  describe('is changed', () => {
    it('with the password and a code: new recovery codes end the others', async () => {
      const { person, browser, secret, recoveryCodes } = await protectedPerson();
      const [old = ''] = recoveryCodes;
      const answer = await post(browser, 'recovery-codes/', { password: PASSWORD, code: codeOf(secret) });
      const { recovery_codes: fresh } = answer.json<{ recovery_codes: string[] }>();
      expect([answer.statusCode, fresh.length]).toEqual([200, 10]);
      expect(fresh.some((code) => recoveryCodes.includes(code))).toBe(false);
      expect((await signIn(person.email, old)).statusCode).toBe(401);
      expect((await signIn(person.email, fresh[9])).statusCode).toBe(201);
      expect(await state(browser)).toMatchObject({ is_on: true, recovery_codes_left: 9 });
      expect(await kindsOf(person)).toContain('recovery_codes_renewed');
    });

    it('with the password and a code: it is off, and can be turned on again', async () => {
      const { person, browser, secret } = await protectedPerson();
      const answer = await post(browser, 'removal/', { password: PASSWORD, code: codeOf(secret) });
      expect([answer.statusCode, answer.body]).toEqual([204, '']);
      expect(await state(browser)).toEqual({ is_on: false, since: null, recovery_codes_left: 0 });
      expect(await browser.isSignedIn()).toBe(true);
      expect((await signIn(person.email)).statusCode).toBe(201);
      expect(await entriesOf(person)).toContainEqual({ kind: 'second_factor_off', actor: person.email, details: {} });
      expect(await database.query('SELECT FROM second_factor WHERE person_id = $1', [person.id])).toEqual([]);
      const again = await begin(browser);
      expect((await post(browser, 'confirmation/', { code: codeOf(again.secret) })).statusCode).toBe(200);
    });

    it('with a recovery code as well', async () => {
      const { browser, recoveryCodes } = await protectedPerson();
      const [first, second] = recoveryCodes;
      expect((await post(browser, 'recovery-codes/', { password: PASSWORD, code: first })).statusCode).toBe(200);
      expect((await post(browser, 'removal/', { password: PASSWORD, code: second })).statusCode).toBe(400);
    });

    it.each(['recovery-codes/', 'removal/'])(
      'not by %s with a wrong password or a wrong or used code',
      async (path) => {
        const { person, browser, secret } = await protectedPerson();
        const code = codeOf(secret);
        expect((await post(browser, path, { password: 'wrong', code })).json()).toMatchObject({
          status: 400,
          errors: { password: ['password is not your password'] },
        });
        expect((await signIn(person.email, code)).statusCode).toBe(201);
        for (const wrong of [code, '000000', 'nonsense']) {
          const answer = await post(browser, path, { password: PASSWORD, code: wrong });
          expect(answer.json()).toMatchObject({ status: 400, errors: { code: [expect.any(String)] } });
        }
        expect((await post(browser, path, {})).json()).toMatchObject({
          status: 400,
          errors: { password: [expect.any(String)], code: [expect.any(String)] },
        });
        expect(await state(browser)).toMatchObject({ is_on: true, recovery_codes_left: 10 });
      },
    );

    it('not by whoever guesses: a session does not make it faster', async () => {
      const { person, browser, secret } = await protectedPerson();
      for (let guess = 0; guess < 5; guess++) {
        expect((await post(browser, 'removal/', { password: PASSWORD, code: `00000${guess}` })).statusCode).toBe(400);
      }
      await holdAttempts(product);
      const proof = { password: PASSWORD, code: codeOf(secret) };
      for (const path of ['removal/', 'recovery-codes/']) {
        expect((await post(browser, path, proof)).json()).toMatchObject({ status: 429, code: 'too_many_attempts' });
      }
      expect((await signIn(person.email, codeOf(secret))).statusCode).toBe(429);
    });

    it('only where there is one', async () => {
      const { browser } = await somebody();
      for (const path of ['removal/', 'recovery-codes/']) {
        expect((await post(browser, path, { password: PASSWORD, code: '123456' })).json()).toMatchObject({
          status: 409,
          code: 'second_factor_off',
        });
      }
    });
  });

  describe('is removed by an administrator', () => {
    const remove = (id: number, browser = admin) => browser.request('DELETE', `/api/admin/people/${id}/second-factor/`);

    it('for somebody who has lost everything, and signs them out', async () => {
      const { person, browser } = await protectedPerson();
      const answer = await remove(person.id);
      expect([answer.statusCode, answer.body]).toEqual([204, '']);
      expect(await browser.isSignedIn()).toBe(false);
      expect((await signIn(person.email)).statusCode).toBe(201);
      expect(await entriesOf(person)).toContainEqual({
        kind: 'second_factor_off',
        actor: 'root@example.com',
        details: {},
      });
    });

    it('without harm where there is none', async () => {
      const { person, browser } = await somebody();
      expect((await remove(person.id)).statusCode).toBe(204);
      expect(await browser.isSignedIn()).toBe(true);
      expect(await kindsOf(person)).not.toContain('second_factor_off');
      expect((await remove(2_000_000_000)).json()).toMatchObject({ status: 404, code: 'person_not_found' });
    });

    it('and by nobody else, not even for oneself', async () => {
      const { person, browser } = await protectedPerson();
      expect((await remove(person.id, browser)).json()).toMatchObject({ status: 403, code: 'not_allowed' });
      await admin.request('PATCH', `/api/admin/people/${person.id}/`, { body: { role: 'admin' } });
      expect((await remove(person.id, browser)).json()).toMatchObject({ status: 409, code: 'own_second_factor' });
      // nor by a token that a session alone has made
      const body = { name: 'Mine', scopes: ['people:manage'], expires_in_days: 1 };
      const { token } = (await browser.request('POST', '/api/account/tokens/', { body })).json<{ token: string }>();
      const byToken = await product.app.inject({
        method: 'DELETE',
        url: `/api/admin/people/${person.id}/second-factor/`,
        headers: { authorization: `Bearer ${token}` },
      });
      expect(byToken.json()).toMatchObject({ status: 409, code: 'own_second_factor' });
      expect(await state(browser)).toMatchObject({ is_on: true });
      await admin.request('PATCH', `/api/admin/people/${person.id}/`, { body: { role: 'agent' } });
    });
  });
});

describe('the second factor under another TOKEN_SECRET', () => {
  it('takes recovery codes only', async () => {
    const first = await TestApp.start({ ANONYMOUS_ROLE: 'none', TOKEN_SECRET: 'one secret of at least 32 characters' });
    const { email } = await addPerson(first, 'robin@example.com');
    const browser = await signedIn(first, email);
    const begun = await browser.request('POST', HERE, { body: { password: PASSWORD } });
    const { secret } = begun.json<{ secret: string }>();
    const confirmed = await browser.request('POST', `${HERE}confirmation/`, { body: { code: codeOf(secret) } });
    const { recovery_codes: codes } = confirmed.json<{ recovery_codes: string[] }>();
    const second = await first.restart({ TOKEN_SECRET: 'another one of at least 32 characters' });
    try {
      const signIn = (code: string) =>
        new Browser(second).request('POST', '/api/session/', { body: { email, password: PASSWORD, code } });
      expect((await signIn(codeOf(secret, 1))).json()).toMatchObject({ status: 401, code: 'second_factor_failed' });
      expect((await signIn(codes[0] ?? '')).statusCode).toBe(201);
    } finally {
      await second.stop();
    }
  });
});
