import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { REQUIRED_EXTENSION } from '../../src/common/access/requires.js';
import {
  permissionsOfRole,
  permissionsOfVisitor,
  SCOPES,
  type Permission,
  type Scope,
} from '../../src/domain/permission.js';
import { ROLES, VISITOR_ROLES, type Role } from '../../src/domain/role.js';
import type { Browser } from '../support/browser.js';
import { addPerson, signedIn } from '../support/people.js';
import { TestApp } from '../support/test-app.js';

interface Operation {
  operationId: string;
  [REQUIRED_EXTENSION]?: string;
}

/** A request of an operation, and the answer for those who may make it. */
interface Sample {
  readonly body?: object | string;
  readonly type?: string;
  readonly query?: string;
  readonly status: number;
}

const TICKET = { title: 'Charged twice', description: 'My card was charged twice.' };

const PERSON = { email: 'new@example.com', name: 'Robin' };

const TOKEN = { name: 'Nightly export', scopes: ['tickets:read'], expires_in_days: 30 };

/** With ticket 1 and view 1 there and nothing else. */
const SAMPLES: Record<string, Sample> = {
  getLiveness: { status: 200 },
  getReadiness: { status: 200 },
  classifyTicket: { body: TICKET, status: 200 },
  createTicket: { body: TICKET, status: 201 },
  getRequest: { status: 404 },
  listTickets: { status: 200 },
  getTicket: { status: 200 },
  updateTicket: { body: { status: 'resolved' }, status: 200 },
  deleteTicket: { status: 204 },
  restoreTicket: { status: 409 },
  listDeletedTickets: { status: 200 },
  restoreDeletedTicket: { status: 409 },
  purgeDeletedTicket: { status: 404 },
  getTicketHistory: { status: 200 },
  listSimilarTickets: { status: 200 },
  getStats: { status: 200 },
  streamEvents: { status: 200 },
  requestBulkChange: { body: { ids: [1], change: { status: 'open' } }, status: 202 },
  listBulkChanges: { status: 200 },
  getBulkChange: { status: 404 },
  listBulkChangeRows: { status: 404 },
  cancelBulkChange: { status: 404 },
  undoBulkChange: { status: 404 },
  exportTickets: { status: 200 },
  importTickets: { body: JSON.stringify(TICKET), type: 'application/x-ndjson', status: 202 },
  listImports: { status: 200 },
  getImport: { status: 404 },
  listImportRefusals: { status: 404 },
  cancelImport: { status: 404 },
  listProviders: { status: 200 },
  listClassifierSettings: { status: 200 },
  changeClassifierSettings: { body: { LEARNING: null }, status: 200 },
  getAccuracy: { status: 200 },
  listModels: { status: 200 },
  activateModel: { status: 404 },
  trainModel: { status: 409 },
  getTraining: { status: 200 },
  cancelTraining: { status: 409 },
  listViews: { status: 200 },
  createView: { body: { name: 'New', filters: {} }, status: 201 },
  updateView: { body: { name: 'Renamed' }, status: 200 },
  deleteView: { status: 204 },
  getSession: { status: 200 },
  signIn: { body: { email: PERSON.email, password: 'wrong' }, status: 401 },
  signOut: { status: 204 },
  beginOpenIdSignIn: { status: 303 },
  finishOpenIdSignIn: { status: 303 },
  setUp: { body: { ...PERSON, key: 'wrong', password: 'a few words make a good one' }, status: 403 },
  resetPassword: { body: { key: 'wrong', password: 'a few words make a good one' }, status: 403 },
  requestPasswordMail: { body: { email: PERSON.email }, status: 409 },
  listOwnSessions: { status: 200 },
  endOwnSession: { status: 404 },
  signOutEverywhere: { status: 204 },
  updateAccount: { body: { name: 'Robin' }, status: 200 },
  changePassword: { body: { current_password: 'wrong', new_password: 'a few words make a good one' }, status: 400 },
  getSecondFactor: { status: 200 },
  beginSecondFactor: { body: { password: 'wrong' }, status: 400 },
  confirmSecondFactor: { body: { code: '123456' }, status: 409 },
  renewRecoveryCodes: { body: { password: 'wrong', code: '123456' }, status: 409 },
  removeSecondFactor: { body: { password: 'wrong', code: '123456' }, status: 409 },
  listAudit: { status: 200 },
  exportAudit: { status: 200 },
  getSystem: { status: 200 },
  listPeople: { status: 200 },
  createPerson: { body: { ...PERSON, role: 'agent' }, status: 201 },
  updatePerson: { body: { name: 'Robin' }, status: 404 },
  createResetLink: { status: 404 },
  removeSecondFactorOf: { status: 404 },
  listOwnTokens: { status: 200 },
  createOwnToken: { body: TOKEN, status: 201 },
  revokeOwnToken: { status: 404 },
  listTokens: { status: 200 },
  createServiceToken: { body: TOKEN, status: 201 },
  revokeToken: { status: 404 },
};

/** Ids that nothing has. */
const NOBODY = 2_000_000_000;

interface Route extends Operation {
  readonly method: string;
  readonly path: string;
}

/** Who walks: what their requests carry, anew for each, and what they are to be told. */
interface Walker {
  readonly headers: () => Promise<Record<string, string>>;
  readonly permissions: ReadonlySet<Permission>;
  /** To what they may not do. */
  readonly refusal: 401 | 403;
}

/** The product, listening, and all it can be asked. */
class Walk {
  private constructor(
    readonly product: TestApp,
    readonly origin: string,
    private readonly routes: readonly Route[],
  ) {}

  static async start(settings: Record<string, string>): Promise<Walk> {
    const product = await TestApp.start({ RATE_LIMIT_SIGN_IN: '0', RATE_LIMIT_OTHER: '0', ...settings });
    await product.app.listen(0, '127.0.0.1');
    const { paths } = (await product.request('GET', '/docs-json')).json<{
      paths: Record<string, Record<string, Operation>>;
    }>();
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
    );
    return new Walk(product, await product.app.getUrl(), routes);
  }

  /** Every route, asked by somebody; and what they are to be told. */
  async by({ headers, permissions, refusal }: Walker) {
    const told: [string, number][] = [];
    const expected: [string, number][] = [];
    for (const { operationId, method, path, ...rest } of this.routes) {
      const sample = SAMPLES[operationId];
      if (sample === undefined) throw new Error(`There is no sample of ${operationId}: add one.`);
      const required = rest[REQUIRED_EXTENSION];
      const isAllowed = required === 'nothing' || permissions.has(required as Permission);
      expected.push([`${method} ${path}`, isAllowed ? sample.status : refusal]);
      await this.putBack();
      told.push([`${method} ${path}`, await this.ask(method, path, sample, await headers())]);
    }
    return { told, expected };
  }

  private async ask(method: string, path: string, sample: Sample, headers: Record<string, string>): Promise<number> {
    const id = sample.status === 404 ? NOBODY : 1;
    const { body, type = 'application/json' } = sample;
    const answer = await fetch(`${this.origin}${path.replace(/\{\w+\}/, String(id))}`, {
      method,
      redirect: 'manual',
      headers: { ...headers, origin: this.origin, ...(body !== undefined && { 'content-type': type }) },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    await answer.body?.cancel();
    return answer.status;
  }

  /** What samples count on. */
  private async putBack(): Promise<void> {
    await this.product.app.get(DataSource).query(`
      TRUNCATE ticket, saved_view, ticket_import, sign_in_attempt RESTART IDENTITY CASCADE;
      DELETE FROM person WHERE email = '${PERSON.email}';
      INSERT INTO ticket (title, description, category, category_source, priority, priority_source)
        VALUES ('x', 'x', 'general', 'person', 'low', 'person');
      INSERT INTO saved_view (place, name, filters) VALUES (1, 'x',
        '{"category":[],"priority":[],"status":[],"needs_review":false,"search":"","order":"newest"}')`);
  }
}

describe.each(VISITOR_ROLES)('a visitor who is %s', (role) => {
  let walk: Walk;
  const permissions = permissionsOfVisitor(role);
  beforeAll(async () => {
    walk = await Walk.start({ ANONYMOUS_ROLE: role });
  });
  afterAll(() => walk.product.stop());

  it('reaches just what the table of permissions says', async () => {
    const { told, expected } = await walk.by({ headers: () => Promise.resolve({}), permissions, refusal: 401 });
    expect(told).toEqual(expected);
  });

  it('is told that signing in is what it takes', async () => {
    const answer = await walk.product.request('GET', '/api/tickets/');
    if (permissions.has('tickets:read')) return;
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="TriageDesk"');
    expect(answer.json()).toMatchObject({ code: 'sign_in_required', status: 401 });
  });
});

describe('where visitors may do nothing', () => {
  let walk: Walk;
  beforeAll(async () => {
    walk = await Walk.start({ ANONYMOUS_ROLE: 'none' });
    for (const role of ROLES) await addPerson(walk.product, `${role}@example.org`, role);
  });
  afterAll(() => walk.product.stop());

  /** What a browser sends where somebody is signed in, also after a request that has ended it. */
  function sessionOf(role: Role): Walker['headers'] {
    let browser: Browser | undefined;
    return async () => {
      if (!(await browser?.isSignedIn())) browser = await signedIn(walk.product, `${role}@example.org`);
      return { cookie: browser?.cookie ?? '' };
    };
  }

  async function tokenFor(scopes: readonly Scope[]): Promise<Record<string, string>> {
    const admin = await signedIn(walk.product, 'admin@example.org');
    const made = await admin.request('POST', '/api/admin/tokens/', { body: { ...TOKEN, scopes } });
    return { authorization: `Bearer ${made.json<{ token: string }>().token}` };
  }

  it.each(ROLES)('an %s reaches just what the table of permissions says', async (role) => {
    const permissions = permissionsOfRole(role);
    const { told, expected } = await walk.by({ headers: sessionOf(role), permissions, refusal: 403 });
    expect(told).toEqual(expected);
  });

  it('a token reaches what its scopes say and nothing else', async () => {
    const scopes = ['audit:read'] as const;
    const headers = await tokenFor(scopes);
    const { told, expected } = await walk.by({
      headers: () => Promise.resolve(headers),
      permissions: new Set(scopes),
      refusal: 403,
    });
    expect(told).toEqual(expected);
  });

  it.each([
    ['an expired session', `UPDATE session SET expires_at = now() - interval '1 second'`],
    ['a session that was not used for long', `UPDATE session SET last_used_at = now() - interval '13 hours'`],
    ['a disabled person', `UPDATE person SET disabled_at = now() WHERE role = 'admin'`],
  ])('%s reaches nothing', async (_, statement) => {
    const session = await sessionOf('admin')();
    const dataSource = walk.product.app.get(DataSource);
    await dataSource.query(statement);
    const headers = () => Promise.resolve(session);
    const { told, expected } = await walk.by({ headers, permissions: new Set(), refusal: 401 });
    await dataSource.query('UPDATE person SET disabled_at = NULL');
    expect(told).toEqual(expected);
  });
});

it('every operation declares a permission that exists', async () => {
  const product = await TestApp.start();
  try {
    const { paths } = (await product.request('GET', '/docs-json')).json<{
      paths: Record<string, Record<string, Operation>>;
    }>();
    for (const operation of Object.values(paths).flatMap((methods) => Object.values(methods))) {
      expect([
        operation.operationId,
        ['nothing', 'account', ...SCOPES].includes(operation[REQUIRED_EXTENSION] ?? ''),
      ]).toEqual([operation.operationId, true]);
    }
  } finally {
    await product.stop();
  }
});
