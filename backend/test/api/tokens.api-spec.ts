import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { TokensService } from '../../src/access/tokens/tokens.service.js';
import type { PersonPrincipal } from '../../src/common/access/principal.js';
import { permissionsOfRole, SCOPES } from '../../src/domain/permission.js';
import type { Role } from '../../src/domain/role.js';
import { actAs } from '../support/acting-as.js';
import { addPerson, signedIn } from '../support/people.js';
import { TestApp } from '../support/test-app.js';

const NEW = { name: 'Nightly export', scopes: ['tickets:read', 'tickets:export'], expires_in_days: 90 };
const ADDRESS = '203.0.113.7';

interface Told {
  id: number;
  token: string;
  name: string;
  prefix: string;
  scopes: string[];
  created_at: string;
  expires_at: string;
  code: string;
}

interface Entry {
  kind: string;
  actor: string | null;
  subject: string | null;
  address: string | null;
  details: Record<string, unknown>;
}

describe('API tokens', () => {
  let product: TestApp;
  let tokens: TokensService;
  let agent: PersonPrincipal;
  let admin: PersonPrincipal;
  /** What is in the audit log beforehand. */
  let told: number;
  beforeAll(async () => {
    product = await TestApp.start();
    tokens = product.app.get(TokensService, { strict: false });
    agent = await person('agent');
    admin = await person('admin');
  });
  afterAll(() => product.stop());
  beforeEach(async () => {
    await query('TRUNCATE api_token CASCADE');
    await query('UPDATE person SET disabled_at = NULL, role = $2 WHERE id = $1', [agent.id, 'agent']);
    told = (await query('SELECT FROM audit_entry')).length;
    actAs(product, agent);
  });

  async function query<Row = Record<string, unknown>>(statement: string, values: unknown[] = []): Promise<Row[]> {
    return product.app.get(DataSource).query<Row[]>(statement, values);
  }

  async function person(role: Role): Promise<PersonPrincipal> {
    const email = `${role}@example.org`;
    const [kept] = await query<{ id: number }>(
      `INSERT INTO person (email, name, role) VALUES ($1, $2::text, $2::text::person_role) RETURNING id`,
      [email, role],
    );
    const permissions = permissionsOfRole(role);
    return { kind: 'person', id: kept?.id ?? 0, email, name: role, role, sessionId: 1, permissions };
  }

  const own = (method: 'GET' | 'POST' | 'DELETE', path = '', body?: unknown) =>
    product.request(method, `/api/account/tokens/${path}`, body);
  const all = (method: 'GET' | 'POST' | 'DELETE', path = '', body?: unknown) =>
    product.request(method, `/api/admin/tokens/${path}`, body);
  const make = async (body: object = {}) => (await own('POST', '', { ...NEW, ...body })).json<Told>();
  const permissionsOf = async (token: string, address = ADDRESS) => {
    const principal = await tokens.principalOf(token, address);
    return principal && [...principal.permissions];
  };
  const log = () =>
    query<Entry>('SELECT kind, actor, subject, address, details FROM audit_entry ORDER BY id OFFSET $1', [told]);

  it('are told once, and kept as a hash', async () => {
    const made = await own('POST', '', NEW);
    expect(made.statusCode).toBe(201);
    const { token, ...kept } = made.json<Told>();
    expect(token).toMatch(/^td_[\w-]{49}$/);
    expect(kept).toEqual({
      id: expect.any(Number),
      name: 'Nightly export',
      scopes: NEW.scopes,
      prefix: token.slice(0, 8),
      created_at: expect.stringMatching(/Z$/),
      expires_at: expect.stringMatching(/Z$/),
      last_used_at: null,
      last_used_address: null,
    });
    const days = (Date.parse(kept.expires_at) - Date.parse(kept.created_at)) / 86_400_000;
    expect(Math.abs(days - 90)).toBeLessThan(0.1);
    expect((await own('GET')).json()).toEqual([kept]);
    const everything = JSON.stringify([await query('SELECT * FROM api_token'), await log()]);
    expect(everything).not.toContain(token.slice(8, -6));
  });

  it('say who sends them, and what that may do', async () => {
    const { id, token } = await make();
    expect(await tokens.principalOf(token, ADDRESS)).toEqual({
      kind: 'token',
      id,
      name: 'Nightly export',
      personId: agent.id,
      permissions: new Set(NEW.scopes),
    });
  });

  it('may never do more than their owner may at that moment', async () => {
    actAs(product, admin);
    const { token, id } = await make({ scopes: SCOPES });
    expect(await permissionsOf(token)).toEqual([...SCOPES]);
    await query('UPDATE api_token SET person_id = $2 WHERE id = $1', [id, agent.id]);
    const left = await permissionsOf(token);
    expect(left).toEqual(SCOPES.filter((scope) => permissionsOfRole('agent').has(scope)));
    expect(left).not.toContain('account');
    await query(`UPDATE person SET role = 'admin' WHERE id = $1`, [agent.id]);
    expect(await permissionsOf(token)).toEqual([...SCOPES]);
  });

  it('do not work when they were revoked, have expired, were mistyped, or their owner is disabled', async () => {
    const [revoked, expired, disabled] = [await make(), await make(), await make()];
    expect((await own('DELETE', `${revoked.id}/`)).statusCode).toBe(204);
    await query(`UPDATE api_token SET expires_at = now() WHERE id = $1`, [expired.id]);
    expect(await permissionsOf(disabled.token)).toBeDefined();
    await query('UPDATE person SET disabled_at = now() WHERE id = $1', [agent.id]);
    const mistyped = `${disabled.token.slice(0, -1)}?`;
    for (const token of [revoked.token, expired.token, disabled.token, mistyped, '', 'Bearer', '\0']) {
      expect(await permissionsOf(token)).toBeUndefined();
    }
  });

  it('that belong to nobody work whatever becomes of who made them', async () => {
    actAs(product, admin);
    const { token, id } = (await all('POST', '', { ...NEW, scopes: ['people:manage'] })).json<Told>();
    await query('UPDATE person SET disabled_at = now() WHERE id = $1', [admin.id]);
    expect(await tokens.principalOf(token, ADDRESS)).toMatchObject({ id, personId: null });
    expect(await permissionsOf(token)).toEqual(['people:manage']);
    await query('UPDATE person SET disabled_at = NULL');
  });

  it('note their last use, at most once a minute', async () => {
    const { token } = await make();
    const used = async () =>
      (await query<{ last_used_at: Date; last_used_address: string }>('SELECT * FROM api_token'))[0];
    await tokens.principalOf(token, ADDRESS);
    const first = await used();
    expect(first).toMatchObject({ last_used_at: expect.any(Date), last_used_address: ADDRESS });
    await tokens.principalOf(token, '198.51.100.1');
    await tokens.principalOf(token, ADDRESS);
    expect(await used()).toEqual(first);
    await query(`UPDATE api_token SET last_used_at = last_used_at - interval '61 seconds'`);
    await tokens.principalOf(token, '198.51.100.1');
    expect((await used())?.last_used_address).toBe('198.51.100.1');
  });

  it('are in the audit log when they are made, revoked and used from a new address, each once', async () => {
    const { id, token, prefix } = await make();
    await Promise.all(Array.from({ length: 20 }, () => tokens.principalOf(token, ADDRESS)));
    await tokens.principalOf(token, `${'f'.repeat(63)}%interface`);
    await own('DELETE', `${id}/`);
    const actor = 'agent@example.org';
    const byToken = { kind: 'token_used_elsewhere', actor: `token ${id} “Nightly export”`, details: { token: id } };
    expect(await log()).toMatchObject([
      { kind: 'token_created', actor, subject: 'Nightly export', details: { scopes: NEW.scopes.join(' '), prefix } },
      { ...byToken, address: ADDRESS },
      { ...byToken, address: `${'f'.repeat(63)}%` },
      { kind: 'token_revoked', actor, subject: 'Nightly export', details: { token: id, prefix } },
    ]);
  });

  it('of others are not there', async () => {
    actAs(product, admin);
    const { id } = await make();
    actAs(product, agent);
    expect((await own('GET')).json()).toEqual([]);
    const refused = await own('DELETE', `${id}/`);
    expect([refused.statusCode, refused.json<Told>().code]).toEqual([404, 'token_not_found']);
    for (const unknown of ['99', '99999999999']) expect((await own('DELETE', `${unknown}/`)).statusCode).toBe(404);
    expect((await own('DELETE', 'four/')).statusCode).toBe(400);
    expect((await all('GET')).statusCode).toBe(403);
  });

  it('are all seen and revoked by an administrator', async () => {
    const personal = await make({ name: 'Personal' });
    actAs(product, admin);
    const service = (await all('POST', '', { ...NEW, name: 'Service' })).json<Told>();
    expect((await all('GET')).json()).toMatchObject([
      { id: service.id, name: 'Service', owner: null },
      { id: personal.id, name: 'Personal', owner: { id: agent.id, email: 'agent@example.org', name: 'agent' } },
    ]);
    for (const { id } of [personal, service]) expect((await all('DELETE', `${id}/`)).statusCode).toBe(204);
    expect([(await all('GET')).json(), (await all('DELETE', `${service.id}/`)).statusCode]).toEqual([[], 404]);
  });

  it.each([
    ['no name', { name: ' ' }, 'name'],
    ['a long name', { name: 'x'.repeat(101) }, 'name'],
    ['a control character in its name', { name: 'a\u0007b' }, 'name'],
    ['no scope', { scopes: [] }, 'scopes'],
    ['an unknown scope', { scopes: ['tickets:burn'] }, 'scopes'],
    ['what only a person has', { scopes: ['account'] }, 'scopes'],
    ['what its maker may not do', { scopes: ['tickets:read', 'people:manage'] }, 'scopes'],
    ['a text for scopes', { scopes: 'tickets:read' }, 'scopes'],
    ['no end', { expires_in_days: undefined }, 'expires_in_days'],
    ['no time', { expires_in_days: 0 }, 'expires_in_days'],
    ['more than a year', { expires_in_days: 366 }, 'expires_in_days'],
    ['half a day', { expires_in_days: 1.5 }, 'expires_in_days'],
    ['a key that nobody knows', { person_id: 1 }, 'person_id'],
  ])('are not made with %s', async (_case, change, field) => {
    const refused = await own('POST', '', { ...NEW, ...change });
    expect([refused.statusCode, Object.keys(refused.json<{ errors: object }>().errors)]).toEqual([400, [field]]);
    expect(await query('SELECT FROM api_token')).toEqual([]);
  });

  it('are made with a year, and with a scope named twice', async () => {
    const { scopes } = await make({ expires_in_days: 365, scopes: ['tickets:read', 'tickets:read'] });
    expect(scopes).toEqual(['tickets:read']);
  });

  it('cannot make one that may do more than they may themselves', async () => {
    actAs(product, {
      kind: 'token',
      id: 1,
      name: 't',
      personId: null,
      permissions: new Set(['tokens:manage'] as const),
    });
    expect((await all('POST', '', { ...NEW, scopes: ['audit:read'] })).statusCode).toBe(400);
    expect((await all('POST', '', { ...NEW, scopes: ['tokens:manage'] })).statusCode).toBe(201);
  });

  it('are at most 50 of one person that work', async () => {
    for (let made = 0; made < 50; made++) await make();
    const refused = await own('POST', '', NEW);
    expect([refused.statusCode, refused.json<Told>().code]).toEqual([409, 'too_many_tokens']);
    await query(`UPDATE api_token SET created_at = now() - interval '2 days', expires_at = now() - interval '1 day'
      WHERE id = (SELECT min(id) FROM api_token)`);
    expect((await own('POST', '', NEW)).statusCode).toBe(201);
    actAs(product, admin);
    expect((await own('POST', '', NEW)).statusCode).toBe(201);
  });

  it('can be given to Swagger UI', async () => {
    const { security, components } = (await product.request('GET', '/docs-json')).json<{
      security: object[];
      components: { securitySchemes: object };
    }>();
    expect(security).toEqual([{}, { token: [] }]);
    expect(components.securitySchemes).toMatchObject({ token: { type: 'http', scheme: 'bearer' } });
  });
});

describe('a request with an API token', () => {
  let product: TestApp;
  let token: string;
  beforeAll(async () => {
    product = await TestApp.start({ ANONYMOUS_ROLE: 'none' });
    await addPerson(product, 'robin@example.org');
    const owner = await signedIn(product, 'robin@example.org');
    const made = await owner.request('POST', '/api/account/tokens/', { body: { ...NEW, scopes: ['tickets:read'] } });
    ({ token } = made.json<Told>());
  });
  afterAll(() => product.stop());

  const ask = (authorization: string, url = '/api/tickets/', method: 'GET' | 'DELETE' = 'GET') =>
    product.app.inject({ method, url, headers: { authorization } });

  it('may do what the token is for, from any program', async () => {
    for (const scheme of ['Bearer', 'bearer']) expect((await ask(`${scheme} ${token}`)).statusCode).toBe(200);
  });

  it('may do nothing else, and nothing of what only people do', async () => {
    const refused = await ask(`Bearer ${token}`, '/api/tickets/7/', 'DELETE');
    expect([refused.statusCode, refused.json()]).toMatchObject([
      403,
      { code: 'not_allowed', required: 'tickets:delete' },
    ]);
    expect((await ask(`Bearer ${token}`, '/api/account/tokens/')).statusCode).toBe(403);
  });

  it.each(['', 'Bearer', 'Bearer td_', 'Basic YTpi', 'Bearer a b'])('is refused with “%s”', async (authorization) => {
    const refused = await ask(authorization);
    expect([refused.statusCode, refused.json<Told>().code]).toEqual([401, 'invalid_token']);
  });

  it('ends with the account', async () => {
    await product.app.get(DataSource).query('UPDATE person SET disabled_at = now()');
    expect((await ask(`Bearer ${token}`)).statusCode).toBe(401);
  });
});
