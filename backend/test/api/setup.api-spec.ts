import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { SetupService } from '../../src/access/setup/setup.service.js';
import { Browser } from '../support/browser.js';
import { addPerson, holdAttempts, PASSWORD } from '../support/people.js';
import { TestApp } from '../support/test-app.js';

const ADMIN = { email: 'root@example.com', name: 'Root', password: PASSWORD };

describe('setting up', () => {
  let product: TestApp;
  let settings: Record<string, string>;
  beforeEach(() => {
    settings = { ANONYMOUS_ROLE: 'requester', RATE_LIMIT_SIGN_IN: '100000' };
  });
  afterEach(() => product.stop());

  const start = async () => {
    product = await TestApp.start(settings);
  };
  const announce = () => product.app.get(SetupService).announce();
  const keyOf = (path = '') => path.replace('/setup#', '');
  const setUp = (key: unknown, body: object = {}, browser = new Browser(product)) =>
    browser.request('POST', '/api/setup/', { body: { key, ...ADMIN, ...body } });
  const needsSetup = async () =>
    (await new Browser(product).request('GET', '/api/session/')).json<{ needs_setup: boolean }>().needs_setup;
  const people = () =>
    product.app
      .get(DataSource)
      .query<object[]>('SELECT email, name, role, password_hash IS NOT NULL AS has_password FROM person');

  it('makes the first administrator with the key that the server prints, and only once', async () => {
    await start();
    expect(await needsSetup()).toBe(true);
    expect(await people()).toEqual([]);
    const path = await announce();
    expect(path).toMatch(/^\/setup#[\w-]{43}$/);
    const browser = new Browser(product);
    const answer = await setUp(keyOf(path), {}, browser);
    expect([answer.statusCode, answer.json()]).toMatchObject([
      201,
      { principal: 'person', person: { email: ADMIN.email, name: 'Root', role: 'admin' }, needs_setup: false },
    ]);
    expect((await browser.request('GET', '/api/admin/people/')).statusCode).toBe(200);
    expect((await new Browser(product).signIn(ADMIN.email, PASSWORD)).statusCode).toBe(201);
    expect((await setUp(keyOf(path), { email: 'second@example.com' })).json()).toMatchObject({
      status: 403,
      code: 'setup_closed',
    });
    expect(await needsSetup()).toBe(false);
    expect(await announce()).toBeUndefined();
    expect(await product.app.get(DataSource).query('SELECT FROM one_time_link WHERE used_at IS NULL')).toEqual([]);
    expect(
      await product.app.get(DataSource).query(`SELECT kind, actor, subject FROM audit_entry ORDER BY id LIMIT 2`),
    ).toEqual([
      { kind: 'set_up', actor: ADMIN.email, subject: ADMIN.email },
      { kind: 'signed_in', actor: ADMIN.email, subject: null },
    ]);
  });

  it('makes one administrator when several try at once, each with a key of another process', async () => {
    await start();
    const keys = await Promise.all([announce(), announce(), announce()]);
    const answers = await Promise.all(keys.map((path, at) => setUp(keyOf(path), { email: `root${at}@example.com` })));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 403, 403]);
    expect(await people()).toHaveLength(1);
  });

  it('makes nobody with another key, after a day, or with a password that is easy to guess', async () => {
    await start();
    const key = keyOf(await announce());
    for (const wrong of ['A'.repeat(43), 'x', `${key}x`, key.toLowerCase().slice(1)]) {
      expect((await setUp(wrong)).json()).toMatchObject({ status: 403, code: 'invalid_link' });
    }
    for (const wrong of ['', null, 7, [key], { key }, 'x'.repeat(201)]) {
      expect((await setUp(wrong)).json()).toMatchObject({ status: 400, code: 'validation_failed' });
    }
    for (const password of ['short', 'admin1234567', ADMIN.email]) {
      expect((await setUp(key, { password })).json()).toMatchObject({ errors: { password: [expect.any(String)] } });
    }
    expect((await setUp(key, { email: 'nobody' })).json()).toMatchObject({ errors: { email: [expect.any(String)] } });
    expect((await setUp(key, { name: ' ' })).json()).toMatchObject({ errors: { name: [expect.any(String)] } });
    await product.app.get(DataSource).query('UPDATE one_time_link SET expires_at = now()');
    expect((await setUp(key)).json()).toMatchObject({ code: 'invalid_link' });
    expect(await people()).toEqual([]);
    await product.app.get(DataSource).query('DELETE FROM sign_in_attempt');
    expect((await setUp(keyOf(await announce()))).statusCode).toBe(201);
  });

  it('is slow for whoever tries keys', async () => {
    await start();
    const key = keyOf(await announce());
    for (let guess = 0; guess < 20; guess++) expect((await setUp('A'.repeat(43))).statusCode).toBe(403);
    await holdAttempts(product);
    const refused = await setUp(key);
    expect([refused.statusCode, Number(refused.headers['retry-after']) > 0]).toEqual([429, true]);
  });

  it('does not take the key of a reset link', async () => {
    await start();
    const { id } = await addPerson(product, 'agent@example.com');
    const { PasswordResetService } = await import('../../src/access/passwords/password-reset.service.js');
    const { path } = await product.app.get(PasswordResetService).makeLink(id, { actor: 'test', address: null });
    expect((await setUp(path.replace('/reset-password#', ''))).json()).toMatchObject({ code: 'invalid_link' });
    const key = keyOf(await announce());
    const answer = await new Browser(product).request('POST', '/api/password-reset/', {
      body: { key, password: PASSWORD },
    });
    expect(answer.json()).toMatchObject({ code: 'invalid_link' });
    expect((await setUp(key, { email: 'AGENT@example.com' })).json()).toMatchObject({
      status: 409,
      code: 'email_taken',
    });
    expect((await setUp(key)).statusCode).toBe(201);
  });

  it('prints nothing where visitors work as agents', async () => {
    settings = { ANONYMOUS_ROLE: 'agent' };
    await start();
    expect(await announce()).toBeUndefined();
    expect(await needsSetup()).toBe(true);
  });

  it('makes the administrator of the settings, once and without a link', async () => {
    settings = { ANONYMOUS_ROLE: 'none', ADMIN_EMAIL: 'boss@example.com', ADMIN_PASSWORD: PASSWORD };
    await start();
    expect(await announce()).toBeUndefined();
    expect(await announce()).toBeUndefined();
    expect(await people()).toEqual([
      { email: 'boss@example.com', name: 'Administrator', role: 'admin', has_password: true },
    ]);
    expect((await new Browser(product).signIn('boss@example.com', PASSWORD)).statusCode).toBe(201);
    expect(await needsSetup()).toBe(false);
  });

  it('leaves an administrator alone who is there already', async () => {
    settings = { ADMIN_EMAIL: 'root@example.com', ADMIN_PASSWORD: 'quite another sentence' };
    await start();
    await addPerson(product, 'root@example.com', 'admin');
    expect(await announce()).toBeUndefined();
    expect((await new Browser(product).signIn('root@example.com', PASSWORD)).statusCode).toBe(201);
  });

  it('makes an administrator of the agent that the settings name, who keeps their password', async () => {
    settings = { ADMIN_EMAIL: 'robin@example.com', ADMIN_PASSWORD: 'quite another sentence' };
    await start();
    await addPerson(product, 'robin@example.com');
    expect(await announce()).toBeUndefined();
    expect(await people()).toMatchObject([{ email: 'robin@example.com', role: 'admin' }]);
    expect((await new Browser(product).signIn('robin@example.com', PASSWORD)).statusCode).toBe(201);
  });

  it('refuses a password in the settings that is easy to guess, without quoting it', async () => {
    settings = { ADMIN_EMAIL: 'root@example.com', ADMIN_PASSWORD: 'password1234' };
    await start();
    const refusal: unknown = await announce().catch((error: unknown) => error);
    expect(JSON.stringify([refusal, String(refusal)])).toContain('ADMIN_PASSWORD is one of those');
    expect(JSON.stringify([refusal, String(refusal)])).not.toContain('password1234');
    expect(await people()).toEqual([]);
  });
});
