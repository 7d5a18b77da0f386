import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { makeAdministrator, readAdministrator } from '../../src/cli/create-admin/create-admin-command.js';
import { codeOf } from '../support/authenticator.js';
import { Browser } from '../support/browser.js';
import { addPerson, PASSWORD, signedIn } from '../support/people.js';
import { TestApp } from '../support/test-app.js';

describe('npm run admin', () => {
  let product: TestApp;
  let database: DataSource;
  beforeAll(async () => {
    product = await TestApp.start({ ANONYMOUS_ROLE: 'none' });
    database = product.app.get(DataSource);
  });
  afterAll(() => product.stop());
  beforeEach(() => database.query('DELETE FROM person'));

  const run = (email: string, name = 'Somebody', withoutSecondFactor = false) =>
    makeAdministrator(product.database.url, { email, name, withoutSecondFactor });
  const choosePassword = (path: string, password: string) =>
    new Browser(product).request('POST', '/api/password-reset/', {
      body: { key: path.replace('/reset-password#', ''), password },
    });

  it('makes an administrator, who chooses a password with the link', async () => {
    const { isNew, path } = await run('root@example.com', 'Root');
    expect([isNew, path]).toEqual([true, expect.stringMatching(/^\/reset-password#[\w-]{43}$/)]);
    expect((await choosePassword(path, PASSWORD)).statusCode).toBe(204);
    const browser = await signedIn(product, 'root@example.com');
    expect((await browser.request('GET', '/api/admin/people/')).json()).toMatchObject([
      { email: 'root@example.com', name: 'Root', role: 'admin' },
    ]);
    expect(
      await database.query(`SELECT kind, actor FROM audit_entry WHERE subject = 'root@example.com' ORDER BY id`),
    ).toEqual([
      { kind: 'person_created', actor: 'command line' },
      { kind: 'reset_link_made', actor: 'command line' },
    ]);
  });

  it('lets somebody back in who is there already, and leaves their password and name until then', async () => {
    await addPerson(product, 'robin@example.com');
    await database.query('UPDATE person SET disabled_at = now()');
    const { isNew, path } = await run('ROBIN@example.com', 'Another Name');
    expect(isNew).toBe(false);
    const browser = await signedIn(product, 'robin@example.com');
    expect((await browser.request('GET', '/api/session/')).json()).toMatchObject({
      person: { name: 'robin', role: 'admin' },
    });
    expect((await choosePassword(path, 'quite another sentence')).statusCode).toBe(204);
    expect(await browser.isSignedIn()).toBe(false);
  });

  it('removes the second factor of somebody who has lost it, and only when told so', async () => {
    const { id, email } = await addPerson(product, 'robin@example.com', 'admin');
    const browser = await signedIn(product, email);
    const begun = await browser.request('POST', '/api/account/second-factor/', { body: { password: PASSWORD } });
    const code = codeOf(begun.json<{ secret: string }>().secret);
    await browser.request('POST', '/api/account/second-factor/confirmation/', { body: { code } });
    const signIn = async () => (await new Browser(product).signIn(email, PASSWORD)).json<{ code?: string }>().code;
    await run(email);
    expect(await signIn()).toBe('second_factor_required');
    await run(email, 'Robin', true);
    expect(await signIn()).toBeUndefined();
    expect(await browser.isSignedIn()).toBe(false);
    expect(await database.query(`SELECT actor, subject FROM audit_entry WHERE kind = 'second_factor_off'`)).toEqual([
      { actor: 'command line', subject: email },
    ]);
    expect(await database.query('SELECT FROM second_factor WHERE person_id = $1', [id])).toEqual([]);
  });

  it('understands its command line', () => {
    const robin = { email: 'robin@example.com', name: 'Robin Field', withoutSecondFactor: false };
    const args = ['--email', 'robin@example.com', '--name', 'Robin Field'];
    expect(readAdministrator(args)).toEqual(robin);
    expect(readAdministrator([...args, '--without-second-factor'])).toEqual({ ...robin, withoutSecondFactor: true });
    for (const wrong of [
      [],
      ['robin@example.com'],
      ['--email', 'robin', '--name', 'Robin'],
      ['--email', 'robin@example.com'],
      ['--email', 'robin@example.com', '--name', ' '],
      ['--email', 'robin@example.com', '--name', 'a\nb'],
      ['--email', 'robin@example.com', '--name', 'x'.repeat(101)],
      ['--email', 'robin@example.com', '--name', 'Robin', '--password', 'x'],
    ]) {
      expect(() => readAdministrator(wrong)).toThrow('Usage: npm run admin');
    }
  });
});
