import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InjectOptions } from 'fastify';
import { TestApp } from '../support/test-app.js';

const JSON_TYPE = { 'content-type': 'application/json' };

const post = (payload: string, headers: Record<string, string> = JSON_TYPE) =>
  ({ method: 'POST', url: '/api/tickets/', headers, payload }) as const;

const REFUSALS: [name: string, request: InjectOptions & { url: string }, status: number, code: string][] = [
  [
    'JSON that breaks off',
    { method: 'POST', url: '/api/tickets/', headers: JSON_TYPE, payload: '{"title":' },
    400,
    'malformed_body',
  ],
  ['a JSON array', { method: 'POST', url: '/api/tickets/', headers: JSON_TYPE, payload: '[]' }, 400, 'malformed_body'],
  [
    'JSON null',
    { method: 'PATCH', url: '/api/tickets/1/', headers: JSON_TYPE, payload: 'null' },
    400,
    'malformed_body',
  ],
  [
    'a poisoned prototype',
    { method: 'POST', url: '/api/tickets/', headers: JSON_TYPE, payload: '{"__proto__":{}}' },
    400,
    'malformed_body',
  ],
  [
    'bytes that are not UTF-8',
    { method: 'POST', url: '/api/tickets/', headers: JSON_TYPE, payload: Buffer.from('{"title":"\xff"}', 'latin1') },
    400,
    'malformed_body',
  ],
  ['no body at all', { method: 'POST', url: '/api/tickets/' }, 400, 'validation_failed'],
  [
    'a form',
    {
      method: 'POST',
      url: '/api/tickets/',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'title=a',
    },
    415,
    'unsupported_media_type',
  ],
  [
    'plain text',
    { method: 'POST', url: '/api/tickets/classify/', headers: { 'content-type': 'text/plain' }, payload: 'a' },
    415,
    'unsupported_media_type',
  ],
  [
    'a huge body',
    { method: 'POST', url: '/api/tickets/', headers: JSON_TYPE, payload: `{"title":"${'a'.repeat(300_000)}"}` },
    413,
    'payload_too_large',
  ],
  ['an unknown path', { method: 'GET', url: '/api/nothing' }, 404, 'route_not_found'],
  ['an unknown method', { method: 'PUT', url: '/api/tickets/' }, 404, 'route_not_found'],
  ['a broken escape in the path', { method: 'GET', url: '/api/tickets/%ff' }, 400, 'malformed_url'],
  ['a broken escape in the query', { method: 'GET', url: '/api/tickets/?search=%e2%28' }, 400, 'malformed_url'],
  ['an endless path', { method: 'GET', url: `/api/tickets/${'1'.repeat(5_000)}` }, 404, 'ticket_not_found'],
  ['a body nested too deeply', post(`{"title":${'['.repeat(2_000)}${']'.repeat(2_000)}}`), 400, 'malformed_body'],
  [
    'an unknown key nested too deeply',
    post(`{"x":${'{"x":'.repeat(5_000)}1${'}'.repeat(5_000)}}`),
    400,
    'malformed_body',
  ],
  [
    'another charset',
    post('{}', { 'content-type': 'application/json; charset=utf-16' }),
    415,
    'unsupported_media_type',
  ],
  ['a compressed body', post('{}', { ...JSON_TYPE, 'content-encoding': 'gzip' }), 415, 'unsupported_media_type'],
];

describe('problem details', () => {
  let product: TestApp;
  beforeAll(async () => {
    product = await TestApp.start();
  });
  afterAll(() => product.stop());

  it.each(REFUSALS)('answer %s', async (_name, request, status, code) => {
    const answer = await product.app.inject(request);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code]);
    expect(answer.json()).toEqual({
      type: `urn:triagedesk:problem:${code}`,
      title: expect.any(String),
      status,
      detail: expect.stringMatching(/^[A-Z].*\.$/),
      instance: request.url.split('?')[0],
      code,
      request_id: answer.headers['x-request-id'],
      ...(code === 'validation_failed' && { errors: expect.any(Object) }),
    });
  });

  it('keep the request id that a proxy gives, unless it could do harm', async () => {
    const ask = async (id: string) =>
      (await product.app.inject({ url: '/health/live', headers: { 'x-request-id': id } })).headers['x-request-id'];
    expect(await ask('abc-123')).toBe('abc-123');
    expect(await ask('a b')).not.toBe('a b');
    expect(await ask('x'.repeat(65))).toHaveLength(36);
  });
});
