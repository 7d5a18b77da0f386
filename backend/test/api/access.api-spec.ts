import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { REQUIRED_EXTENSION } from '../../src/common/access/requires.js';
import { permissionsOfVisitor, SCOPES, type Permission } from '../../src/domain/permission.js';
import { VISITOR_ROLES } from '../../src/domain/role.js';
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

const PERSON = { email: 'ada@example.com', name: 'Ada' };

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
  setUp: { body: { ...PERSON, key: 'wrong', password: 'a few words make a good one' }, status: 403 },
  resetPassword: { body: { key: 'wrong', password: 'a few words make a good one' }, status: 403 },
  listOwnSessions: { status: 200 },
  endOwnSession: { status: 404 },
  signOutEverywhere: { status: 204 },
  updateAccount: { body: { name: 'Ada' }, status: 200 },
  changePassword: { body: { current_password: 'wrong', new_password: 'a few words make a good one' }, status: 400 },
  listAudit: { status: 200 },
  exportAudit: { status: 200 },
  listPeople: { status: 200 },
  createPerson: { body: { ...PERSON, role: 'agent' }, status: 201 },
  updatePerson: { body: { name: 'Ada' }, status: 404 },
  createResetLink: { status: 404 },
  listOwnTokens: { status: 200 },
  createOwnToken: { status: 201 },
  revokeOwnToken: { status: 204 },
  listTokens: { status: 200 },
  createServiceToken: { status: 201 },
  revokeToken: { status: 204 },
};

/** Ids that nothing has. */
const NOBODY = 2_000_000_000;

describe.each(VISITOR_ROLES)('a visitor who is %s', (role) => {
  let product: TestApp;
  let origin: string;
  let operations: readonly (Operation & { method: string; path: string })[];
  const permissions = permissionsOfVisitor(role);

  beforeAll(async () => {
    product = await TestApp.start({ ANONYMOUS_ROLE: role });
    await product.app.listen(0, '127.0.0.1');
    origin = await product.app.getUrl();
    const { paths } = (await product.request('GET', '/docs-json')).json<{
      paths: Record<string, Record<string, Operation>>;
    }>();
    operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
    );
  });
  afterAll(() => product.stop());

  it('reaches just what the table of permissions says', async () => {
    const dataSource = product.app.get(DataSource);
    const answers: [string, number][] = [];
    const expected: [string, number][] = [];
    for (const { operationId, method, path, ...rest } of operations) {
      const required = rest[REQUIRED_EXTENSION];
      const sample = SAMPLES[operationId];
      if (sample === undefined) throw new Error(`There is no sample of ${operationId}: add one.`);
      await dataSource.query(`TRUNCATE ticket, saved_view RESTART IDENTITY CASCADE`);
      await dataSource.query(
        `INSERT INTO ticket (title, description, category, category_source, priority, priority_source) VALUES ('x', 'x', 'general', 'person', 'low', 'person')`,
      );
      await dataSource.query(
        `INSERT INTO saved_view (place, name, filters) VALUES (1, 'x', '{"category":[],"priority":[],"status":[],"needs_review":false,"search":"","order":"newest"}')`,
      );
      const id = sample.status === 404 ? NOBODY : 1;
      const answer = await fetch(`${origin}${path.replace(/\{\w+\}/, String(id))}`, {
        method,
        ...(sample.body !== undefined && {
          headers: { 'content-type': sample.type ?? 'application/json' },
          body: typeof sample.body === 'string' ? sample.body : JSON.stringify(sample.body),
        }),
      });
      await answer.body?.cancel();
      answers.push([`${method} ${path}`, answer.status]);
      const isAllowed = required === 'nothing' || permissions.has(required as Permission);
      expected.push([`${method} ${path}`, isAllowed ? sample.status : 401]);
    }
    expect(answers).toEqual(expected);
  });

  it('is told that signing in is what it takes', async () => {
    const answer = await product.request('GET', '/api/tickets/');
    if (permissions.has('tickets:read')) return;
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="TriageDesk"');
    expect(answer.json()).toMatchObject({ code: 'sign_in_required', status: 401 });
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
