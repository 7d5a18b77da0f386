import { afterEach, describe, expect, it } from '@jest/globals';
import {
  cutBody,
  echo,
  errorWith,
  FakeAnthropicServer,
  messageWith,
  silence,
  stalledBody,
  type Answer,
} from '../../../test/support/fake-anthropic-server.js';
import { CATEGORIES } from '../../domain/category.js';
import { PRIORITIES } from '../../domain/priority.js';
import { AnthropicProvider } from './anthropic.provider.js';
import { LlmFailure } from './llm-failure.js';

const KEY = 'test-key-that-stays-secret';
const TICKET = { title: 'Login fails', description: 'Nobody in our office can sign in since noon.' };
const GOOD = JSON.stringify({
  category: 'account',
  priority: 'critical',
  category_confidence: 0.93,
  priority_confidence: 0.81,
  reason: 'A whole office cannot sign in.',
  evidence: ['Nobody in our office can sign in'],
});

let server: FakeAnthropicServer | undefined;

async function providerFor(answer: Answer, { model = 'claude-haiku-5-5', timeoutMs = 5_000 } = {}) {
  server = await FakeAnthropicServer.start(answer);
  return new AnthropicProvider({ apiKey: KEY, model, baseUrl: server.url, timeoutMs });
}

async function failureOf(pending: Promise<unknown>): Promise<LlmFailure> {
  const error = await pending.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof LlmFailure)) throw new Error('It did not fail with an LlmFailure.', { cause: error });
  return error;
}

async function bodySentFor(model: string): Promise<Record<string, unknown>> {
  const provider = await providerFor(messageWith(GOOD), { model });
  await provider.judge(TICKET);
  return server?.requests[0]?.body ?? {};
}

afterEach(async () => {
  await server?.stop();
  server = undefined;
});

describe('AnthropicProvider', () => {
  it('turns a structured answer into a judgement', async () => {
    const provider = await providerFor(messageWith(GOOD));
    await expect(provider.judge(TICKET)).resolves.toEqual({
      category: 'account',
      priority: 'critical',
      categoryConfidence: 0.93,
      priorityConfidence: 0.81,
      reason: 'A whole office cannot sign in.',
      evidence: [{ field: 'description', start: 0, end: 32, text: 'Nobody in our office can sign in' }],
    });
  });

  it('reads the text behind a thinking block', async () => {
    const blocks = [
      { type: 'thinking', thinking: '', signature: 's' },
      { type: 'text', text: GOOD, citations: null },
    ];
    const provider = await providerFor(messageWith(blocks));
    await expect(provider.judge(TICKET)).resolves.toMatchObject({ category: 'account' });
  });

  it('accepts an answer in a Markdown fence', async () => {
    const provider = await providerFor(messageWith('```json\n' + GOOD + '\n```'));
    await expect(provider.judge(TICKET)).resolves.toMatchObject({ priority: 'critical' });
  });

  it.each<[string, Answer, string]>([
    ['401', errorWith(401, 'authentication_error'), 'unauthorized'],
    ['403', errorWith(403, 'permission_error'), 'unauthorized'],
    ['429 with Retry-After', errorWith(429, 'rate_limit_error', { 'retry-after': '30' }), 'rate_limited'],
    ['400', errorWith(400, 'invalid_request_error'), 'unavailable'],
    ['404 for an unknown model', errorWith(404, 'not_found_error'), 'unavailable'],
    ['500', errorWith(500, 'api_error'), 'unavailable'],
    ['529', errorWith(529, 'overloaded_error'), 'unavailable'],
    ['a body that ends too early', cutBody, 'invalid_answer'],
    ['JSON cut inside the text', messageWith(GOOD.slice(0, 60)), 'invalid_answer'],
    ['JSON cut by the token limit', messageWith(GOOD.slice(0, 60), 'max_tokens'), 'invalid_answer'],
    ['a value outside the enums', messageWith(GOOD.replace('account', 'sales')), 'invalid_answer'],
    ['prose', messageWith('This looks like an account problem.'), 'invalid_answer'],
    ['empty text', messageWith(''), 'invalid_answer'],
    ['no content', messageWith([]), 'invalid_answer'],
    ['an echo of the request', echo, 'invalid_answer'],
    ['a refusal', messageWith([], 'refusal'), 'refused'],
    ['JSON null', (response) => response.setHeader('content-type', 'application/json').end('null'), 'invalid_answer'],
    ['a web page', (response) => response.setHeader('content-type', 'text/html').end('<p>Hello'), 'invalid_answer'],
    ['a connection cut without answer', (response) => response.destroy(), 'unavailable'],
  ])('fails on %s without a second attempt and without leaking', async (_name, answer, kind) => {
    const provider = await providerFor(answer);
    const failure = await failureOf(provider.judge(TICKET));
    expect(failure.kind).toBe(kind);
    expect(server?.requests).toHaveLength(1);
    expect(failure.cause).toBeUndefined();
    expect(`${failure.stack} ${JSON.stringify(failure)}`).not.toMatch(/stays-secret|stay private|Nobody in our office/);
  });

  it('is unavailable when nothing listens', async () => {
    const provider = await providerFor(silence);
    await server?.stop();
    expect((await failureOf(provider.judge(TICKET))).kind).toBe('unavailable');
  });

  it.each<[string, Answer]>([
    ['before the headers', silence],
    ['in the middle of the body', stalledBody],
  ])('gives up in time when the server hangs %s', async (_name, answer) => {
    const provider = await providerFor(answer, { timeoutMs: 60 });
    const started = performance.now();
    expect((await failureOf(provider.judge(TICKET))).kind).toBe('timeout');
    expect(performance.now() - started).toBeLessThan(2_000);
    await server?.clientGone;
  });

  it('ends the call with the caller’s reason when the caller aborts', async () => {
    const caller = new AbortController();
    const provider = await providerFor(() => caller.abort(new Error('left')));
    await expect(provider.judge(TICKET, caller.signal)).rejects.toThrow('left');
    await server?.clientGone;
  });

  it('sends nothing when the caller has aborted before', async () => {
    const provider = await providerFor(messageWith(GOOD));
    await expect(provider.judge(TICKET, AbortSignal.abort(new Error('left')))).rejects.toThrow('left');
    expect(server?.requests).toHaveLength(0);
  });

  it('asks the Messages API for our enums and nothing else', async () => {
    const body = await bodySentFor('claude-haiku-5-5');
    expect(server?.requests[0]).toMatchObject({ method: 'POST', path: '/v1/messages' });
    expect(body).toEqual({
      model: 'claude-haiku-5-5',
      max_tokens: expect.any(Number),
      system: expect.stringContaining('- billing: '),
      messages: [
        { role: 'user', content: expect.stringMatching(/\[([0-9a-f]{32}) title\]\nLogin fails\n\[\1 description\]/) },
      ],
      output_config: { format: { type: 'json_schema', schema: expect.any(Object) } },
      thinking: { type: 'disabled' },
    });
    expect(body).toHaveProperty('output_config.format.schema.properties.category.enum', [...CATEGORIES]);
    expect(body).toHaveProperty('output_config.format.schema.properties.priority.enum', [...PRIORITIES]);
    expect(body).toHaveProperty('output_config.format.schema.additionalProperties', false);
  });

  it('sends the key in the authorization header only', async () => {
    await bodySentFor('claude-haiku-5-5');
    const { headers, body, path } = server?.requests[0] ?? {};
    expect(headers?.authorization ?? headers?.['x-api-key']).toContain(KEY);
    expect(JSON.stringify([body, path])).not.toContain(KEY);
  });

  it.each([
    'claude-haiku-4-5',
    'claude-haiku-4-5-20251001',
    'claude-sonnet-4-6',
    'claude-opus-4-20250514',
    'claude-3-haiku',
  ])('sends temperature 0 to %s, which takes one', async (model) => {
    expect(await bodySentFor(model)).toMatchObject({ temperature: 0 });
  });

  it.each([
    'claude-haiku-5-5',
    'claude-opus-4-7',
    'claude-opus-4-8',
    'claude-opus-5-5',
    'claude-sonnet-5',
    'my-gateway-model',
  ])('sends no temperature to %s', async (model) => {
    expect(await bodySentFor(model)).not.toHaveProperty('temperature');
  });

  it.each(['claude-haiku-4-5', 'claude-opus-5-5', 'claude-sonnet-5-5', 'my-gateway-model'])(
    'leaves thinking to %s',
    async (model) => {
      expect(await bodySentFor(model)).not.toHaveProperty('thinking');
    },
  );
});
