import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { Browser } from '../support/browser.js';
import { HostileOpenIdProvider } from '../support/hostile-openid-provider.js';
import { throughProvider } from '../support/openid-journey.js';
import { CLIENT, OpenIdProvider } from '../support/openid-provider.js';
import { addPerson, PASSWORD, signedIn } from '../support/people.js';
import { TestApp } from '../support/test-app.js';

const PUBLIC_URL = 'http://127.0.0.1';
const REDIRECT_URI = `${PUBLIC_URL}/api/session/openid/callback/`;

const settingsFor = (issuer: string) => ({
  ANONYMOUS_ROLE: 'requester',
  RATE_LIMIT_SIGN_IN: '100000',
  ALLOWED_HOSTS: 'localhost,desk.example.com',
  PUBLIC_URL,
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: CLIENT.id,
  OIDC_CLIENT_SECRET: CLIENT.secret,
  OIDC_NAME: 'Example Inc.',
  OIDC_ROLE_CLAIM: 'groups',
  OIDC_AGENT_VALUES: 'support,second-line',
  OIDC_ADMIN_VALUES: 'desk-admins',
});

const ALICE = { name: 'Alice Adams', email: 'alice@example.com', email_verified: true, groups: ['staff', 'support'] };

const begin = (browser: Browser, next?: string) =>
  browser.request('GET', `/api/session/openid/${next === undefined ? '' : `?next=${encodeURIComponent(next)}`}`);

const whoIs = async (browser: Browser) =>
  (await browser.request('GET', '/api/session/')).json<{
    person: { email: string; name: string; role: string } | null;
  }>().person;

describe('signing in by OpenID Connect', () => {
  let provider: OpenIdProvider;
  let product: TestApp;
  let database: DataSource;
  beforeAll(async () => {
    provider = await OpenIdProvider.start();
    product = await TestApp.start(settingsFor(provider.issuer));
    database = product.app.get(DataSource);
    await addPerson(product, 'root@example.com', 'admin');
  });
  afterAll(async () => {
    await product.stop();
    await provider.stop();
  });
  beforeEach(async () => {
    provider.accounts.clear();
    provider.accounts.set('alice', ALICE);
    await database.query(`DELETE FROM person WHERE email <> 'root@example.com'; DELETE FROM openid_identity`);
  });

  /** The callback's address after a visit at the provider. */
  async function visit(browser: Browser, as: string, next?: string): Promise<string> {
    return throughProvider(String((await begin(browser, next)).headers.location), as);
  }

  async function signIn(as: string, next?: string, browser = new Browser(product, '192.0.2.7')) {
    const answer = await browser.request('GET', await visit(browser, as, next));
    return { browser, answer, location: String(answer.headers.location) };
  }

  const entries = (kind: string) =>
    database.query<{ actor: string | null; subject: string | null; details: object }[]>(
      'SELECT actor, subject, details FROM audit_entry WHERE kind = $1 ORDER BY id DESC',
      [kind],
    );

  it('is offered by the name that is configured', async () => {
    const answer = await new Browser(product).request('GET', '/api/session/');
    expect(answer.json()).toMatchObject({ sign_in: { openid: { name: 'Example Inc.' } } });
  });

  it('sends the browser to the provider with everything that protects the way back', async () => {
    const answer = await begin(new Browser(product));
    expect([answer.statusCode, answer.headers['cache-control'], answer.body]).toEqual([303, 'no-store', '']);
    const url = new URL(String(answer.headers.location));
    expect(url.origin).toBe(provider.issuer);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: CLIENT.id,
      redirect_uri: REDIRECT_URI,
      scope: 'openid email profile',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    expect(answer.headers['set-cookie']).toMatch(/^td-openid=[\w-]{43}; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax$/);
    const [row] = await database.query<object[]>('SELECT openid_attempt::text FROM openid_attempt');
    expect(JSON.stringify(row)).not.toContain(String(answer.headers['set-cookie']).slice(10, 53));
  });

  it('begins nothing that a page of another site wants, but asks', async () => {
    for (const site of ['cross-site', 'same-site']) {
      const answer = await new Browser(product).request('GET', '/api/session/openid/?next=/queue%3Fstatus=open', {
        headers: { 'sec-fetch-site': site },
      });
      expect([answer.statusCode, answer.headers.location, answer.headers['set-cookie']]).toEqual([
        303,
        '/sign-in?next=%2Fqueue%3Fstatus%3Dopen',
        undefined,
      ]);
    }
  });

  it('sends the cookie only encrypted but on the own machine', async () => {
    const answer = await new Browser(product).request('GET', '/api/session/openid/', {
      headers: { host: 'desk.example.com' },
    });
    expect(answer.headers['set-cookie']).toMatch(/^__Host-td-openid=.*; SameSite=Lax; Secure$/);
  });

  it('makes the person at the first sign-in, with the role that the claim gives', async () => {
    provider.accounts.set('root2', { ...ALICE, email: 'Root2@example.com', groups: 'desk-admins' });
    const { browser, answer, location } = await signIn('alice', '/queue?status=open');
    expect([answer.statusCode, location, answer.headers['cache-control']]).toEqual([
      303,
      '/queue?status=open',
      'no-store',
    ]);
    expect(await whoIs(browser)).toMatchObject({ email: 'alice@example.com', name: 'Alice Adams', role: 'agent' });
    expect((await browser.request('GET', '/api/tickets/')).statusCode).toBe(200);
    expect((await browser.request('GET', '/api/admin/people/')).statusCode).toBe(403);
    const admin = await signIn('root2');
    expect([admin.location, await whoIs(admin.browser)]).toMatchObject(['/queue', { role: 'admin' }]);
    expect((await entries('person_created')).slice(0, 2)).toEqual([
      { actor: 'OpenID Connect', subject: 'Root2@example.com', details: { role: 'admin' } },
      { actor: 'OpenID Connect', subject: 'alice@example.com', details: { role: 'agent' } },
    ]);
    expect((await entries('signed_in'))[1]).toEqual({
      actor: 'alice@example.com',
      subject: null,
      details: { by: 'openid' },
    });
  });

  it('takes the claims of the ID token where they are', async () => {
    const other = await OpenIdProvider.start({ claimsInToken: true });
    other.accounts.set('alice', ALICE);
    const there = await TestApp.start({ ...settingsFor(other.issuer), OIDC_SCOPES: 'openid email profile' });
    const browser = new Browser(there);
    const callback = await throughProvider(String((await begin(browser)).headers.location), 'alice');
    await browser.request('GET', callback);
    expect(await whoIs(browser)).toMatchObject({ name: 'Alice Adams', role: 'agent' });
    await there.stop();
    await other.stop();
  });

  it('follows name and role at the next sign-in, not the e-mail address', async () => {
    await signIn('alice');
    provider.accounts.set('alice', {
      ...ALICE,
      name: 'Alice Brown',
      email: 'brown@example.com',
      groups: ['desk-admins'],
    });
    const { browser } = await signIn('alice');
    expect(await whoIs(browser)).toMatchObject({ email: 'alice@example.com', name: 'Alice Brown', role: 'admin' });
    expect((await entries('role_changed'))[0]).toEqual({
      actor: 'OpenID Connect',
      subject: 'alice@example.com',
      details: { from: 'agent', to: 'admin' },
    });
    provider.accounts.set('alice', ALICE);
    expect(await whoIs((await signIn('alice')).browser)).toMatchObject({ name: 'Alice Adams', role: 'agent' });
  });

  it('keeps the last administrator one, whatever the claim says', async () => {
    provider.accounts.set('alice', { ...ALICE, groups: ['desk-admins'] });
    await signIn('alice');
    await database.query(`UPDATE person SET disabled_at = now() WHERE email = 'root@example.com'`);
    provider.accounts.set('alice', { ...ALICE, name: 'Alice Brown' });
    const { browser } = await signIn('alice');
    await database.query(`UPDATE person SET disabled_at = NULL`);
    expect(await whoIs(browser)).toMatchObject({ name: 'Alice Brown', role: 'admin' });
  });

  it('refuses whoever has no role, at the first sign-in and at later ones', async () => {
    for (const groups of [['staff'], [], undefined, 'Support', { support: true }]) {
      provider.accounts.set('alice', { ...ALICE, groups });
      const { browser, location } = await signIn('alice', '/insights');
      expect(location).toBe('/sign-in?problem=no_role&next=%2Finsights');
      expect(await whoIs(browser)).toBeNull();
    }
    expect(await database.query(`SELECT FROM person WHERE email = 'alice@example.com'`)).toEqual([]);
    expect((await entries('sign_in_failed'))[0]).toEqual({
      actor: null,
      subject: 'alice@example.com',
      details: { by: 'openid', stage: 'no_role' },
    });
    provider.accounts.set('alice', ALICE);
    await signIn('alice');
    provider.accounts.set('alice', { ...ALICE, groups: [] });
    expect((await signIn('alice')).location).toBe('/sign-in?problem=no_role');
  });

  it.each([{ email_verified: false }, { email_verified: undefined }, { email_verified: 'true' }, { email: undefined }])(
    'lets nobody in for the first time whose address is not verified: %j',
    async (claims) => {
      provider.accounts.set('alice', { ...ALICE, ...claims });
      expect((await signIn('alice')).location).toBe('/sign-in?problem=email_unverified');
      expect(await database.query(`SELECT FROM person WHERE email = 'alice@example.com'`)).toEqual([]);
    },
  );

  it('leaves people without a password, until an administrator makes a link', async () => {
    const { browser } = await signIn('alice');
    const change = { current_password: PASSWORD, new_password: 'quite another sentence' };
    const answer = await browser.request('PUT', '/api/account/password/', { body: change });
    expect(answer.json()).toMatchObject({ status: 409, code: 'no_password' });
    expect((await new Browser(product).signIn('alice@example.com', PASSWORD)).statusCode).toBe(401);
    const admin = await signedIn(product, 'root@example.com');
    const { id } =
      (await database.query<{ id: number }[]>(`SELECT id FROM person WHERE email = 'alice@example.com'`))[0] ?? {};
    const link = await admin.request('POST', `/api/admin/people/${id}/reset-link/`);
    const key = link.json<{ path: string }>().path.replace('/reset-password#', '');
    await new Browser(product).request('POST', '/api/password-reset/', { body: { key, password: PASSWORD } });
    expect((await new Browser(product).signIn('alice@example.com', PASSWORD)).statusCode).toBe(201);
    expect((await signIn('alice')).location).toBe('/queue');
  });

  describe('with an account that is there already', () => {
    const passwordOf = async (email: string) =>
      (
        await database.query<{ password_hash: string | null }[]>('SELECT password_hash FROM person WHERE email = $1', [
          email,
        ])
      )[0]?.password_hash;

    it('takes the one that an administrator has added and that has no password yet', async () => {
      await addPerson(product, 'Alice@Example.com');
      await database.query(`UPDATE person SET password_hash = NULL WHERE email = 'Alice@Example.com'`);
      const { browser } = await signIn('alice');
      expect(await whoIs(browser)).toMatchObject({ email: 'Alice@Example.com', name: 'Alice Adams' });
      expect((await entries('person_linked'))[0]).toMatchObject({ subject: 'Alice@Example.com' });
      expect(await passwordOf('Alice@Example.com')).toBeNull();
    });

    it.each(['agent', 'admin'] as const)('does not take over an %s who has a password', async (role) => {
      await addPerson(product, 'alice@example.com', role);
      const { browser, location } = await signIn('alice');
      expect([location, await whoIs(browser)]).toEqual(['/sign-in?problem=account_exists', null]);
      expect(await database.query('SELECT FROM openid_identity')).toEqual([]);
    });

    it('links it when the person is signed in with the password in this browser', async () => {
      await addPerson(product, 'alice@example.com', 'admin');
      const before = await signedIn(product, 'alice@example.com');
      const session = before.cookie ?? '';
      const attempt = new Browser(product);
      const callback = await visit(attempt, 'alice');
      const answer = await new Browser(product).request('GET', callback, {
        headers: { cookie: `${session}; ${attempt.cookie ?? ''}` },
      });
      expect(answer.headers.location).toBe('/queue');
      expect(await before.isSignedIn()).toBe(false);
      expect(await whoIs((await signIn('alice')).browser)).toMatchObject({ role: 'agent' });
      expect((await new Browser(product).signIn('alice@example.com', PASSWORD)).statusCode).toBe(201);
    });

    it('does not link the account of somebody else who is signed in', async () => {
      await addPerson(product, 'alice@example.com');
      await addPerson(product, 'bob@example.com');
      const bob = await signedIn(product, 'bob@example.com');
      const attempt = new Browser(product);
      const callback = await visit(attempt, 'alice');
      const answer = await new Browser(product).request('GET', callback, {
        headers: { cookie: `${bob.cookie ?? ''}; ${attempt.cookie ?? ''}` },
      });
      expect(answer.headers.location).toBe('/sign-in?problem=account_exists');
      expect(await bob.isSignedIn()).toBe(true);
    });

    it('does not hand it to somebody who got the e-mail address later', async () => {
      await signIn('alice');
      provider.accounts.set('alison', ALICE);
      const { browser, location } = await signIn('alison');
      expect([location, await whoIs(browser)]).toEqual(['/sign-in?problem=account_exists', null]);
    });

    it('keeps out who is disabled, linked or not', async () => {
      await signIn('alice');
      await database.query(`UPDATE person SET disabled_at = now() WHERE email = 'alice@example.com'`);
      expect((await signIn('alice')).location).toBe('/sign-in?problem=disabled');
      await database.query('DELETE FROM openid_identity');
      expect((await signIn('alice')).location).toBe('/sign-in?problem=disabled');
      expect(await database.query('SELECT FROM openid_identity')).toEqual([]);
      expect((await entries('sign_in_failed'))[0]).toMatchObject({ subject: 'alice@example.com' });
    });
  });

  describe('the way back', () => {
    const SESSIONS = 'SELECT count(*)::integer AS count FROM session';
    const sessions = async () => (await database.query<{ count: number }[]>(SESSIONS))[0]?.count;
    beforeEach(() => database.query('DELETE FROM session; DELETE FROM openid_attempt'));

    it('ends the session that was there before and plants none', async () => {
      const browser = new Browser(product);
      const planted = 'B'.repeat(43);
      const callback = await visit(browser, 'alice');
      const answer = await browser.request('GET', callback, {
        headers: { cookie: `td-session=${planted}; ${browser.cookie ?? ''}` },
      });
      const cookies = [answer.headers['set-cookie']].flat();
      expect(cookies).toEqual([
        expect.stringMatching(/^td-session=[\w-]{43}; Path=\/; Max-Age=12096\d\d; HttpOnly; SameSite=Lax$/),
        'td-openid=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax',
      ]);
      expect(cookies[0]).not.toContain(planted);
    });

    it('works once, also when it is tried twice at the same time', async () => {
      const browser = new Browser(product);
      const callback = await visit(browser, 'alice');
      const { cookie = '' } = browser;
      const again = () => new Browser(product).request('GET', callback, { headers: { cookie } });
      const locations = (await Promise.all([again(), again(), again()])).map(({ headers }) => headers.location);
      expect(locations.sort()).toEqual(['/queue', '/sign-in?problem=expired', '/sign-in?problem=expired']);
      expect((await again()).headers.location).toBe('/sign-in?problem=expired');
      expect(await sessions()).toBe(1);
    });

    it('does nothing in another browser than the one that began', async () => {
      const mallory = new Browser(product);
      const callback = await visit(mallory, 'alice');
      const victim = await signedIn(product, 'root@example.com');
      const attempts = () => database.query('SELECT state FROM openid_attempt');
      const before = [await attempts(), (await entries('sign_in_failed')).length];
      for (const browser of [new Browser(product), victim]) {
        expect((await browser.request('GET', callback)).headers.location).toBe('/sign-in?problem=expired');
      }
      expect([await attempts(), (await entries('sign_in_failed')).length]).toEqual(before);
      expect(await sessions()).toBe(1);
      const other = new Browser(product);
      await begin(other);
      const answer = await other.request('GET', callback);
      expect([answer.headers.location, await whoIs(other)]).toEqual(['/sign-in?problem=expired', null]);
    });

    it('does not take long', async () => {
      const browser = new Browser(product);
      const callback = await visit(browser, 'alice');
      await database.query(`UPDATE openid_attempt SET expires_at = now()`);
      expect((await browser.request('GET', callback)).headers.location).toBe('/sign-in?problem=expired');
      await begin(new Browser(product));
      expect(await database.query('SELECT FROM openid_attempt')).toHaveLength(1);
    });

    it.each([
      ['', 'expired'],
      ['?code=x', 'expired'],
      ['?code=x&state=y', 'expired'],
      ['?state=%00', 'expired'],
      [`?state=${'x'.repeat(10_000)}`, 'expired'],
      ['?state=a&state=b', 'expired'],
    ])('leads to the sign-in page with the query %.20s', async (query, problem) => {
      const browser = new Browser(product);
      await begin(browser);
      const answer = await browser.request('GET', `/api/session/openid/callback/${query}`);
      expect([answer.statusCode, answer.headers.location]).toEqual([303, `/sign-in?problem=${problem}`]);
      expect(answer.headers['set-cookie']).toBe('td-openid=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax');
    });

    it('says that the person said no', async () => {
      const { browser, location, answer } = await signIn('refuse', '/queue?q=a b');
      expect([answer.statusCode, location]).toEqual([303, '/sign-in?problem=denied&next=%2Fqueue%3Fq%3Da%2520b']);
      expect(await whoIs(browser)).toBeNull();
    });

    it.each(['//evil.example/', '/\\evil.example', 'https://evil.example/', '/.//evil.example'])(
      'leads nowhere else by the link %s',
      async (next) => {
        expect((await signIn('alice', next)).location).toBe('/queue');
      },
    );
  });

  it('goes on without the provider, and with it as soon as it is back', async () => {
    const other = await OpenIdProvider.start();
    other.accounts.set('alice', ALICE);
    const { issuer } = other;
    await other.stop();
    const there = await TestApp.start(settingsFor(issuer));
    await addPerson(there, 'root@example.com', 'admin');
    const browser = new Browser(there);
    const away = await begin(browser, '/insights');
    expect([away.statusCode, away.headers.location]).toEqual([303, '/sign-in?problem=unavailable&next=%2Finsights']);
    expect((await new Browser(there).signIn('root@example.com', PASSWORD)).statusCode).toBe(201);
    await other.listen(Number(new URL(issuer).port));
    const callback = await throughProvider(String((await begin(browser)).headers.location), 'alice');
    await other.stop();
    const gone = await browser.request('GET', callback);
    await there.stop();
    expect(gone.headers.location).toBe('/sign-in?problem=unavailable');
  });

  it('is counted among the attempts to sign in', async () => {
    const there = await TestApp.start({ ...settingsFor(provider.issuer), RATE_LIMIT_SIGN_IN: '2' });
    const locations: unknown[] = [];
    for (let round = 0; round < 3; round++) locations.push((await begin(new Browser(there))).headers.location);
    expect(locations[1]).toContain(provider.issuer);
    expect(locations[2]).toBe('/sign-in?problem=too_many');
    await there.stop();
  });
});

describe('a provider that cannot be trusted', () => {
  let provider: HostileOpenIdProvider;
  let product: TestApp;
  const KNOWN = { email: 'mallory@example.com', email_verified: true, name: 'Mallory', groups: 'support' };
  beforeAll(async () => {
    provider = await HostileOpenIdProvider.start();
    product = await TestApp.start(settingsFor(provider.issuer));
  });
  afterAll(async () => {
    await product.stop();
    await provider.stop();
  });
  beforeEach(async () => {
    provider.behave();
    await product.app.get(DataSource).query('DELETE FROM person');
  });

  async function comeBack(claims: object = {}) {
    const browser = new Browser(product);
    const { searchParams } = new URL(String((await begin(browser)).headers.location));
    provider.claims = { ...KNOWN, nonce: searchParams.get('nonce'), ...claims };
    const query = new URLSearchParams({ code: 'x', state: searchParams.get('state') ?? '' });
    const answer = await browser.request('GET', `/api/session/openid/callback/?${query.toString()}`);
    expect(answer.statusCode).toBe(303);
    return { location: answer.headers.location, person: await whoIs(browser) };
  }

  it('is believed when everything is right', async () => {
    expect(await comeBack()).toMatchObject({ location: '/queue', person: { name: 'Mallory' } });
  });

  it.each<[string, object]>([
    ['another nonce', { nonce: 'x' }],
    ['no nonce', { nonce: undefined }],
    ['another issuer', { iss: 'https://elsewhere.example' }],
    ['another audience', { aud: 'somebody-else' }],
    ['several audiences, and no party that it is for', { aud: ['triagedesk', 'somebody-else'], azp: 'somebody-else' }],
    ['an end long ago', { exp: 1_000_000_000 }],
    ['no subject', { sub: undefined }],
  ])('is not believed with %s in the ID token', async (_, claims) => {
    expect(await comeBack(claims)).toEqual({ location: '/sign-in?problem=not_believed', person: null });
  });

  it('is not believed with a signature of somebody else, or none', async () => {
    provider.isForged = true;
    expect(await comeBack()).toEqual({ location: '/sign-in?problem=not_believed', person: null });
    provider.isForged = false;
    provider.isUnsigned = true;
    expect(await comeBack()).toEqual({ location: '/sign-in?problem=not_believed', person: null });
  });

  it('is not believed without a token of access', async () => {
    provider.answer = {};
    expect(await comeBack()).toEqual({ location: '/sign-in?problem=not_believed', person: null });
  });

  it('is away when it says so, and refuses without an answer of ours', async () => {
    provider.status = 503;
    expect(await comeBack()).toEqual({ location: '/sign-in?problem=unavailable', person: null });
    provider.status = 400;
    provider.answer = { error: 'invalid_grant', error_description: 'secret words' };
    expect(await comeBack()).toEqual({ location: '/sign-in?problem=not_believed', person: null });
  });

  it('has to be who it should be', async () => {
    const other = await HostileOpenIdProvider.start();
    other.name = 'https://elsewhere.example';
    const there = await TestApp.start(settingsFor(other.issuer));
    const answer = await begin(new Browser(there));
    await there.stop();
    await other.stop();
    expect(answer.headers.location).toBe('/sign-in?problem=unavailable');
  });

  it.each([
    ['a name that nobody sees', { name: '\u202E\0' }],
    ['a name without end', { name: 'x'.repeat(10_000) }],
    ['a name of markup', { name: '<script>alert(1)</script>' }],
  ])('cannot do harm with %s', async (_, claims) => {
    expect(await comeBack(claims)).toMatchObject({ location: '/queue', person: { email: 'mallory@example.com' } });
  });

  it('makes nobody of what cannot be kept', async () => {
    for (const sub of ['x'.repeat(256), 'a\0b']) {
      expect(await comeBack({ sub })).toEqual({ location: '/sign-in?problem=failed', person: null });
    }
  });
});

describe('without a provider', () => {
  it('is not offered', async () => {
    const product = await TestApp.start();
    const browser = new Browser(product);
    expect((await browser.request('GET', '/api/session/')).json()).toMatchObject({ sign_in: { openid: null } });
    for (const path of ['/api/session/openid/', '/api/session/openid/callback/?code=x&state=y']) {
      const answer = await browser.request('GET', path);
      expect(answer.statusCode).toBe(303);
      expect(answer.headers.location).toMatch(/^\/sign-in\?problem=(not_offered|expired)$/);
    }
    await product.stop();
  });
});
