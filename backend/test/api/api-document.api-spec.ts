import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/test-app.js';

interface Operation {
  operationId?: string;
  summary?: string;
  requestBody?: object;
  responses: Record<
    string,
    { content?: Record<string, { schema?: object; examples?: Record<string, { value: unknown }> }> }
  >;
}

describe('the API document', () => {
  let product: TestApp;
  let operations: [name: string, operation: Operation][];
  beforeAll(async () => {
    product = await TestApp.start();
    const { paths } = (await product.request('GET', '/docs-json')).json<{
      paths: Record<string, Record<string, Operation>>;
    }>();
    operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): [string, Operation] => [`${method} ${path}`, operation]),
    );
  });
  afterAll(() => product.stop());

  it('describes the whole contract', () => {
    expect(operations.map(([name]) => name).sort()).toEqual([
      'delete /api/account/sessions/',
      'delete /api/account/sessions/{id}/',
      'delete /api/account/tokens/{id}/',
      'delete /api/admin/deleted-tickets/{id}/',
      'delete /api/admin/people/{id}/second-factor/',
      'delete /api/admin/tokens/{id}/',
      'delete /api/session/',
      'delete /api/tickets/{id}/',
      'delete /api/views/{id}/',
      'get /api/account/second-factor/',
      'get /api/account/sessions/',
      'get /api/account/tokens/',
      'get /api/admin/audit/',
      'get /api/admin/audit/export/',
      'get /api/admin/deleted-tickets/',
      'get /api/admin/people/',
      'get /api/admin/system/',
      'get /api/admin/tokens/',
      'get /api/classification/accuracy/',
      'get /api/classification/models/',
      'get /api/classification/models/training/',
      'get /api/classification/providers/',
      'get /api/classification/settings/',
      'get /api/events/',
      'get /api/requests/{key}/',
      'get /api/session/',
      'get /api/session/openid/',
      'get /api/session/openid/callback/',
      'get /api/tickets/',
      'get /api/tickets/bulk/',
      'get /api/tickets/bulk/{id}/',
      'get /api/tickets/bulk/{id}/rows/',
      'get /api/tickets/export/',
      'get /api/tickets/import/',
      'get /api/tickets/import/{id}/',
      'get /api/tickets/import/{id}/refusals/',
      'get /api/tickets/stats/',
      'get /api/tickets/{id}/',
      'get /api/tickets/{id}/history/',
      'get /api/tickets/{id}/similar/',
      'get /api/views/',
      'get /health/live',
      'get /health/ready',
      'patch /api/account/',
      'patch /api/admin/people/{id}/',
      'patch /api/classification/settings/',
      'patch /api/tickets/{id}/',
      'patch /api/views/{id}/',
      'post /api/account/second-factor/',
      'post /api/account/second-factor/confirmation/',
      'post /api/account/second-factor/recovery-codes/',
      'post /api/account/second-factor/removal/',
      'post /api/account/tokens/',
      'post /api/admin/deleted-tickets/{id}/restore/',
      'post /api/admin/people/',
      'post /api/admin/people/{id}/reset-link/',
      'post /api/admin/tokens/',
      'post /api/classification/models/train/',
      'post /api/classification/models/training/cancel/',
      'post /api/classification/models/{version}/activate/',
      'post /api/password-reset/',
      'post /api/password-reset/request/',
      'post /api/session/',
      'post /api/setup/',
      'post /api/tickets/',
      'post /api/tickets/bulk/',
      'post /api/tickets/bulk/{id}/cancel/',
      'post /api/tickets/bulk/{id}/undo/',
      'post /api/tickets/classify/',
      'post /api/tickets/import/',
      'post /api/tickets/import/{id}/cancel/',
      'post /api/tickets/{id}/restore/',
      'post /api/views/',
      'put /api/account/password/',
    ]);
  });

  it('names every operation once', () => {
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(ids.every(Boolean)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says what each operation does and shows every refusal with an example', () => {
    for (const [name, { summary, requestBody, responses }] of operations) {
      expect([name, summary]).toEqual([name, expect.any(String)]);
      const problems = Object.entries(responses).filter(([status]) => Number(status) >= 400);
      expect([name, problems.length]).not.toEqual([name, 0]);
      for (const [status, { content }] of problems) {
        const examples = Object.entries(content?.['application/problem+json']?.examples ?? {});
        expect([name, examples.length]).not.toEqual([name, 0]);
        for (const [code, { value }] of examples) expect(value).toMatchObject({ code, status: Number(status) });
      }
      if (requestBody) expect(Object.keys(responses)).toEqual(expect.arrayContaining(['400', '413', '415']));
    }
  });

  it('comes with a page', async () => {
    for (const url of ['/docs', '/docs/', '/docs/swagger-ui-bundle.js']) {
      expect((await product.request('GET', url)).statusCode).toBe(200);
    }
  });
});
