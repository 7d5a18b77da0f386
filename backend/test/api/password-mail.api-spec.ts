import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { PasswordMailSenderService } from '../../src/access/password-mail/password-mail-sender.service.js';
import { Browser } from '../support/browser.js';
import { until } from '../support/eventually.js';
import { MailServer } from '../support/mail-server.js';
import { addPerson, PASSWORD, signedIn } from '../support/people.js';
import { TestApp } from '../support/test-app.js';

const LINK = /https:\/\/desk\.example\.com\/reset-password#([\w-]{43})\n/;

describe('a link to choose a password, by mail', () => {
  let server: MailServer;
  let product: TestApp;
  let database: DataSource;
  beforeAll(async () => {
    server = await MailServer.start();
    product = await TestApp.start({
      ANONYMOUS_ROLE: 'requester',
      RATE_LIMIT_SIGN_IN: '100000',
      PUBLIC_URL: 'https://desk.example.com',
      SMTP_URL: server.url,
      MAIL_FROM: 'TriageDesk <desk@example.com>',
    });
    database = product.app.get(DataSource);
    await addPerson(product, 'Robin@example.com', 'admin');
    await addPerson(product, 'gone@example.com');
    await addPerson(product, 'elsewhere@example.com');
    await database.query(`
      UPDATE person SET disabled_at = now() WHERE email = 'gone@example.com';
      UPDATE person SET password_hash = NULL WHERE email = 'elsewhere@example.com';
      INSERT INTO openid_identity (issuer, subject, person_id)
        SELECT 'https://login.example.com', '1', id FROM person WHERE email = 'elsewhere@example.com'`);
  });
  afterAll(async () => {
    await product.stop();
    await server.stop();
  });
  beforeEach(async () => {
    server.mails.length = 0;
    server.refusal = 0;
    await database.query('DELETE FROM sign_in_attempt');
  });

  const ask = (email: unknown, address = '192.0.2.7') =>
    new Browser(product, address).request('POST', '/api/password-reset/request/', { body: { email } });
  /** Every wish was looked into. */
  const settled = () => until(async () => (await database.query<object[]>('SELECT FROM password_mail')).length === 0);
  const reset = (key: string, password: string) =>
    new Browser(product).request('POST', '/api/password-reset/', { body: { key, password } });

  it('is offered', async () => {
    const answer = await new Browser(product).request('GET', '/api/session/');
    expect(answer.json()).toMatchObject({ sign_in: { password_mail: true } });
  });

  it('comes to the address of the account, and works once', async () => {
    const answer = await ask(' robin@EXAMPLE.com ');
    expect([answer.statusCode, answer.body]).toEqual([202, '']);
    await settled();
    expect(server.mails).toMatchObject([{ from: 'desk@example.com', to: ['Robin@example.com'] }]);
    const [{ subject, text } = { subject: '', text: '' }] = server.mails;
    expect(subject).toBe('TriageDesk: choose a new password / neues Passwort wählen');
    expect(text).toContain('Waren Sie das nicht, müssen Sie nichts tun');
    const key = LINK.exec(text)?.[1] ?? '';
    expect((await new Browser(product).signIn('robin@example.com', PASSWORD)).statusCode).toBe(201);
    expect((await reset(key, 'quite another sentence')).statusCode).toBe(204);
    expect((await reset(key, 'quite another sentence again')).statusCode).toBe(403);
    expect((await new Browser(product).signIn('robin@example.com', 'quite another sentence')).statusCode).toBe(201);
  });

  it('leaves the link alone that an administrator has made: anybody may ask for a mail', async () => {
    const person = await addPerson(product, 'patient@example.com');
    await addPerson(product, 'root@example.com', 'admin');
    const admin = await signedIn(product, 'root@example.com');
    const made = await admin.request('POST', `/api/admin/people/${person.id}/reset-link/`);
    const [, key = ''] = made.json<{ path: string }>().path.split('#');
    await ask('patient@example.com');
    await settled();
    expect(server.mails).toHaveLength(1);
    expect((await reset(key, 'quite another sentence')).statusCode).toBe(204);
  });

  it('works for an hour', async () => {
    await ask('robin@example.com');
    await settled();
    const [{ minutes } = { minutes: 0 }] = await database.query<{ minutes: number }[]>(
      `SELECT extract(epoch FROM expires_at - created_at)::integer / 60 AS minutes FROM one_time_link WHERE used_at IS NULL`,
    );
    expect(minutes).toBe(60);
    const [entry] = await database.query<object[]>(
      `SELECT actor, subject, address FROM audit_entry WHERE kind = 'reset_link_made' ORDER BY id DESC LIMIT 1`,
    );
    expect(entry).toEqual({ actor: null, subject: 'Robin@example.com', address: '192.0.2.7' });
  });

  it('is in no table, not even in that of the jobs', async () => {
    await ask('robin@example.com');
    await settled();
    const key = LINK.exec(server.mails[0]?.text ?? '')?.[1] ?? 'none';
    expect(key).toHaveLength(43);
    const rows = await database.query<object[]>(`
      SELECT job::text FROM pgboss.job UNION ALL SELECT one_time_link::text FROM one_time_link
      UNION ALL SELECT audit_entry::text FROM audit_entry`);
    expect(rows.length).toBeGreaterThan(2);
    expect(JSON.stringify(rows)).not.toContain(key);
    expect(JSON.stringify(rows)).not.toContain('robin@example.com');
  });

  it('is promised alike to those who have no account or may not sign in, and not sent', async () => {
    const [known, ...others] = [
      await ask('robin@example.com'),
      await ask('nobody@example.com'),
      await ask('gone@example.com'),
    ];
    for (const other of others) {
      expect([other.statusCode, other.body]).toEqual([known.statusCode, known.body]);
    }
    await settled();
    expect(server.mails.map(({ to }) => to[0])).toEqual(['Robin@example.com']);
  });

  it('tells whoever signs in with a provider that they do', async () => {
    await ask('elsewhere@example.com');
    await settled();
    expect(server.mails).toMatchObject([{ to: ['elsewhere@example.com'] }]);
    expect(server.mails[0]?.text).toContain('Continue with Single sign-on');
    expect(server.mails[0]?.text).not.toMatch(/reset-password/);
  });

  it.each([
    {},
    { email: 7 },
    { email: 'nobody' },
    { email: 'a@example.com\nBcc: b@example.com' },
    { email: 'x\0@example.com' },
  ])('is sent to no such address: %j', async (body) => {
    const answer = await new Browser(product).request('POST', '/api/password-reset/request/', { body });
    expect(answer.json()).toMatchObject({ status: 400, errors: { email: [expect.any(String)] } });
  });

  it('fills nobody’s mailbox, whoever asks and whether there is an account', async () => {
    for (const email of ['robin@example.com', 'nobody@example.com']) {
      const statuses: number[] = [];
      for (let round = 0; round < 5; round++) statuses.push((await ask(email, `192.0.2.${round}`)).statusCode);
      expect(statuses).toEqual([202, 202, 202, 429, 429]);
    }
    await settled();
    expect(server.mails).toHaveLength(3);
    expect((await new Browser(product).signIn('robin@example.com', 'quite another sentence')).statusCode).toBe(201);
    const statuses: number[] = [];
    for (let round = 0; round < 12; round++) statuses.push((await ask(`n${round}@example.com`)).statusCode);
    expect(statuses.slice(9)).toEqual([202, 429, 429]);
    await settled();
  });

  it('is given up when the server refuses it for good', async () => {
    server.refusal = 550;
    await ask('robin@example.com');
    await settled();
    expect(server.mails).toEqual([]);
  });

  it('comes later when the server is away or busy', async () => {
    server.refusal = 450;
    await ask('robin@example.com');
    const port = Number(new URL(server.url).port);
    await server.stop();
    await ask('robin@example.com');
    server = await MailServer.start(port);
    await settled();
    expect(server.mails).toHaveLength(2);
    // both are for the same person: the later link is the one that works
    const keys = server.mails.map(({ text }) => LINK.exec(text)?.[1] ?? '');
    expect((await reset(keys[0] ?? '', PASSWORD)).statusCode).toBe(403);
    expect((await reset(keys[1] ?? '', PASSWORD)).statusCode).toBe(204);
  });

  it('does not keep the mails of others waiting for a mailbox that stays busy', async () => {
    server.refusal = 452;
    await ask('robin@example.com');
    await settled();
    server.refusal = 0;
    expect(server.mails).toEqual([]);
  }, 30_000);

  it('is not tried for ever', async () => {
    const port = Number(new URL(server.url).port);
    await server.stop();
    await database.query(`INSERT INTO password_mail (email, address, requested_at)
      VALUES ('robin@example.com', '::1', now() - interval '31 minutes')`);
    const [{ id } = { id: 0 }] = await database.query<{ id: number }[]>('SELECT id FROM password_mail');
    await product.app.get(PasswordMailSenderService).run({ signal: new AbortController().signal }, { id });
    await settled();
    server = await MailServer.start(port);
    expect(server.mails).toEqual([]);
  });
});

describe('without a mail server', () => {
  it('is not offered', async () => {
    const product = await TestApp.start();
    const browser = new Browser(product);
    const session = await browser.request('GET', '/api/session/');
    const answer = await browser.request('POST', '/api/password-reset/request/', { body: { email: 'a@example.com' } });
    await product.stop();
    expect(session.json()).toMatchObject({ sign_in: { password_mail: false } });
    expect(answer.json()).toMatchObject({ status: 409, code: 'mail_not_offered' });
  });
});
