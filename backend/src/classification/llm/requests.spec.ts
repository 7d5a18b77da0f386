import { afterEach, describe, expect, it } from '@jest/globals';
import { FakeLlmServer, json, type Answer } from '../../../test/support/fake-llm-server.js';
import { GOOD_ANSWER, TICKET } from '../../../test/support/llm-faults.js';
import { WIRE_FORMATS } from '../../../test/support/llm-wire-formats.js';
import { CATEGORIES } from '../../domain/category.js';
import { PRIORITIES } from '../../domain/priority.js';
import type { LlmProviderName } from '../suggestion.js';
import { languageModel } from './language-models.js';
import type { LlmProvider } from './llm-provider.js';

let server: FakeLlmServer | undefined;

afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const formatOf = (name: LlmProviderName) => {
  const format = WIRE_FORMATS.find(({ provider }) => provider === name);
  if (!format) throw new Error('unknown');
  return format;
};

async function start(
  name: LlmProviderName,
  model: string,
  { answer = formatOf(name).answer(GOOD_ANSWER), apiKey = 'a-key' }: { answer?: Answer; apiKey?: string | null } = {},
): Promise<LlmProvider> {
  server = await FakeLlmServer.start(answer);
  return languageModel({ name, model, apiKey, baseUrl: server.url, timeoutMs: 5_000, prices: null });
}

async function bodySentTo(name: LlmProviderName, model: string): Promise<Record<string, unknown>> {
  await (await start(name, model)).judge(TICKET);
  return server?.requests[0]?.body ?? {};
}

const SYSTEM = expect.stringContaining('- billing: ');
const USER = expect.stringMatching(/\[([0-9a-f]{32}) title\]\nLogin fails\n\[\1 description\]/);
const SCHEMA = expect.objectContaining({
  properties: expect.objectContaining({
    category: { type: 'string', enum: [...CATEGORIES] },
    priority: { type: 'string', enum: [...PRIORITIES] },
  }),
  additionalProperties: false,
});

describe('AnthropicProvider', () => {
  it('asks the Messages API for our enums and nothing else', async () => {
    expect(await bodySentTo('anthropic', 'claude-haiku-5-5')).toEqual({
      model: 'claude-haiku-5-5',
      max_tokens: expect.any(Number),
      system: SYSTEM,
      messages: [{ role: 'user', content: USER }],
      output_config: { format: { type: 'json_schema', schema: SCHEMA } },
      thinking: { type: 'disabled' },
    });
    expect(server?.requests[0]).toMatchObject({ method: 'POST', path: '/v1/messages' });
  });

  it('reads the text behind a thinking block', async () => {
    const content = [
      { type: 'thinking', thinking: 'Hm.', signature: 's' },
      { type: 'text', text: GOOD_ANSWER },
    ];
    const provider = await start('anthropic', 'claude-opus-5', { answer: json(200, { type: 'message', content }) });
    await expect(provider.judge(TICKET)).resolves.toMatchObject({ judgement: { category: 'account' } });
  });

  it.each([
    'claude-haiku-4-5',
    'claude-haiku-4-5-20251001',
    'claude-sonnet-4-6',
    'claude-opus-4-20250514',
    'claude-3-haiku',
  ])('sends temperature 0 to %s, which takes one', async (model) => {
    expect(await bodySentTo('anthropic', model)).toMatchObject({ temperature: 0 });
  });

  it.each(['claude-haiku-5-5', 'claude-opus-4-7', 'claude-opus-5-5', 'claude-sonnet-5', 'my-gateway-model'])(
    'sends no temperature to %s',
    async (model) => {
      expect(await bodySentTo('anthropic', model)).not.toHaveProperty('temperature');
    },
  );

  it.each(['claude-haiku-4-5', 'claude-opus-5-5', 'claude-sonnet-5-5', 'my-gateway-model'])(
    'leaves thinking to %s',
    async (model) => {
      expect(await bodySentTo('anthropic', model)).not.toHaveProperty('thinking');
    },
  );
});

describe('OpenAiProvider', () => {
  it('asks the chat completions for our enums, without thinking or keeping', async () => {
    expect(await bodySentTo('openai', 'gpt-6-luna')).toEqual({
      model: 'gpt-6-luna',
      messages: [
        { role: 'system', content: SYSTEM },
        { role: 'user', content: USER },
      ],
      max_completion_tokens: expect.any(Number),
      response_format: { type: 'json_schema', json_schema: { name: 'triage', strict: true, schema: SCHEMA } },
      reasoning_effort: 'none',
      store: false,
    });
    expect(server?.requests[0]).toMatchObject({ method: 'POST', path: '/chat/completions' });
  });

  it.each([
    ['gpt-4.1-mini', { temperature: 0 }],
    ['gpt-4o', { temperature: 0 }],
    ['gpt-5-mini', { reasoning_effort: 'minimal' }],
    ['gpt-5.4-nano-2026-03-17', { reasoning_effort: 'none' }],
    ['gpt-6.1-terra', { reasoning_effort: 'none' }],
    ['gpt-5.5-pro', {}],
    ['o3', {}],
    ['my-gateway-model', {}],
  ])('tells %s %j and nothing else about thinking', async (model, expected) => {
    const { temperature, reasoning_effort } = await bodySentTo('openai', model);
    expect(JSON.parse(JSON.stringify({ temperature, reasoning_effort }))).toEqual(expected);
  });

  it('takes the vendor’s filter for a refusal', async () => {
    const choices = [{ message: { role: 'assistant', content: '' }, finish_reason: 'content_filter' }];
    const provider = await start('openai', 'gpt-6-luna', { answer: json(200, { choices }) });
    await expect(provider.judge(TICKET)).rejects.toMatchObject({ kind: 'refused' });
  });
});

describe('OpenAiCompatibleProvider', () => {
  it('asks for our enums in words that older servers know', async () => {
    expect(await bodySentTo('openai_compatible', 'llama3.2')).toEqual({
      model: 'llama3.2',
      messages: [
        { role: 'system', content: SYSTEM },
        { role: 'user', content: USER },
      ],
      max_tokens: expect.any(Number),
      temperature: 0,
      response_format: { type: 'json_schema', json_schema: { name: 'triage', strict: true, schema: SCHEMA } },
    });
  });

  it.each(['gpt-6-luna', 'openai/gpt-5.4', 'o3', 'anthropic/claude-opus-5'])(
    'sends no temperature to %s behind a gateway',
    async (model) => {
      expect(await bodySentTo('openai_compatible', model)).not.toHaveProperty('temperature');
    },
  );

  it('sends no authorization without a key', async () => {
    await (await start('openai_compatible', 'llama3.2', { apiKey: null })).judge(TICKET);
    expect(server?.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  it.each([400, 422])('asks a server without structured outputs, which answers %d, for plain JSON', async (status) => {
    const { error, answer } = formatOf('openai_compatible');
    const plainOnly: Answer = (response, request) =>
      ('response_format' in request.body ? error(status) : answer('```json\n' + GOOD_ANSWER + '\n```'))(
        response,
        request,
      );
    const provider = await start('openai_compatible', 'llama3.2', { answer: plainOnly });
    await expect(provider.judge(TICKET)).resolves.toMatchObject({ judgement: { category: 'account' } });
    await provider.judge(TICKET);
    expect(server?.requests.map(({ body }) => 'response_format' in body)).toEqual([true, false, false]);
  });

  it('goes on asking for structured outputs when it is something else that is refused', async () => {
    const provider = await start('openai_compatible', 'x', { answer: formatOf('openai_compatible').error(400) });
    for (const _ of [1, 2]) await expect(provider.judge(TICKET)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(server?.requests.map(({ body }) => 'response_format' in body)).toEqual([true, false, true, false]);
  });
});

describe('GeminiProvider', () => {
  it('asks for our enums, with the least thinking', async () => {
    expect(await bodySentTo('gemini', 'gemini-3.5-flash-lite')).toEqual({
      contents: [{ role: 'user', parts: [{ text: USER }] }],
      systemInstruction: { role: 'user', parts: [{ text: SYSTEM }] },
      generationConfig: {
        maxOutputTokens: expect.any(Number),
        responseMimeType: 'application/json',
        responseJsonSchema: SCHEMA,
        thinkingConfig: { thinkingLevel: 'MINIMAL' },
      },
    });
    expect(server?.requests[0]).toMatchObject({
      method: 'POST',
      path: '/v1beta/models/gemini-3.5-flash-lite:generateContent',
    });
  });

  it.each([
    ['gemini-2.5-flash-lite', { temperature: 0, thinkingConfig: { thinkingBudget: 0 } }],
    ['gemini-2.5-pro', { temperature: 0 }],
    ['gemini-3.8-flash', { thinkingConfig: { thinkingLevel: 'MINIMAL' } }],
    ['gemini-3-pro-preview', {}],
    ['gemini-4-carbon', {}],
  ])('tells %s %j and nothing else about thinking', async (model, expected) => {
    const { generationConfig } = await bodySentTo('gemini', model);
    const { temperature, thinkingConfig } = generationConfig as Record<string, unknown>;
    expect(JSON.parse(JSON.stringify({ temperature, thinkingConfig }))).toEqual(expected);
  });

  it('leaves thoughts out of the answer', async () => {
    const parts = [{ text: 'Hm.', thought: true }, { text: GOOD_ANSWER }];
    const candidates = [{ content: { role: 'model', parts }, finishReason: 'STOP' }];
    const provider = await start('gemini', 'gemini-3.5-flash-lite', { answer: json(200, { candidates }) });
    await expect(provider.judge(TICKET)).resolves.toMatchObject({ judgement: { category: 'account' } });
  });

  it.each(['SAFETY', 'PROHIBITED_CONTENT', 'RECITATION', 'A_NEW_REASON'])('takes %s for a refusal', async (reason) => {
    const candidates = [{ content: { parts: [{ text: GOOD_ANSWER }] }, finishReason: reason }];
    const provider = await start('gemini', 'gemini-3.5-flash-lite', { answer: json(200, { candidates }) });
    await expect(provider.judge(TICKET)).rejects.toMatchObject({ kind: 'refused' });
  });

  it('takes a blocked prompt for a refusal', async () => {
    const answer = json(200, { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } });
    const provider = await start('gemini', 'gemini-3.5-flash-lite', { answer });
    await expect(provider.judge(TICKET)).rejects.toMatchObject({ kind: 'refused' });
  });

  it('does not follow the offer to continue, which would be another call', async () => {
    const candidates = [
      { content: { parts: [{ text: '{' }] }, finishReason: 'CONTINUATION', continuationToken: 'eA==' },
    ];
    const provider = await start('gemini', 'gemini-3.5-flash-lite', { answer: json(200, { candidates }) });
    await expect(provider.judge(TICKET)).rejects.toMatchObject({ kind: 'refused' });
    expect(server?.requests).toHaveLength(1);
  });
});
