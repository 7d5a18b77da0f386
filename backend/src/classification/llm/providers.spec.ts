import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { FakeLlmServer, silence, type Answer } from '../../../test/support/fake-llm-server.js';
import { FAULTS, GOOD_ANSWER, GOOD_CASES, LEAKS, TICKET } from '../../../test/support/llm-faults.js';
import { onlyProvider, TEST_KEY, WIRE_FORMATS, type WireFormat } from '../../../test/support/llm-wire-formats.js';
import { readEnvironment } from '../../config/environment.js';
import { languageModel } from './language-models.js';
import { LlmFailure } from './llm-failure.js';
import type { LlmProvider } from './llm-provider.js';
import { llmSettings } from './llm-settings.js';

let server: FakeLlmServer | undefined;

afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function providerAt(format: WireFormat, url: string, more: Record<string, string> = {}): Promise<LlmProvider> {
  const variables = { DATABASE_URL: 'postgres://unused', ...onlyProvider(format, url), ...more };
  const [settings] = llmSettings(readEnvironment(variables)).providers;
  if (!settings) throw new Error('No provider is configured.');
  return languageModel(settings);
}

const timeoutOf = ({ provider }: WireFormat, ms: number) => ({ [`${provider.toUpperCase()}_TIMEOUT_MS`]: String(ms) });

async function failureOf(pending: Promise<unknown>): Promise<LlmFailure> {
  const error = await pending.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof LlmFailure)) throw new Error('It did not fail with an LlmFailure.', { cause: error });
  return error;
}

describe.each(WIRE_FORMATS)('$provider', (format) => {
  const start = async (answer: Answer, more?: Record<string, string>): Promise<LlmProvider> => {
    server = await FakeLlmServer.start(answer);
    return providerAt(format, server.url, more);
  };

  it.each(GOOD_CASES)('turns into a judgement: $name', async ({ answer }) => {
    const provider = await start(answer(format));
    await expect(provider.judge(TICKET)).resolves.toEqual({
      judgement: {
        category: 'account',
        priority: 'critical',
        categoryConfidence: 0.93,
        priorityConfidence: 0.81,
        reason: 'A whole office cannot sign in.',
        evidence: [{ field: 'description', start: 0, end: 32, text: 'Nobody in our office can sign in' }],
      },
      inputTokens: 420,
      outputTokens: 80,
    });
    expect(server?.requests).toHaveLength(1);
  });

  it.each(FAULTS)('fails with $kind and leaks nothing: $name', async ({ kind, answer, address }) => {
    server = await FakeLlmServer.start(answer(format));
    const url = (await address?.(server)) ?? server.url;
    const limit = kind === 'timeout' ? timeoutOf(format, 80) : {};
    const started = performance.now();
    const failure = await failureOf((await providerAt(format, url, limit)).judge(TICKET));
    expect(failure.kind).toBe(kind);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(server.requests.length).toBeLessThanOrEqual(1);
    expect(failure.cause).toBeUndefined();
    expect(`${failure.stack} ${JSON.stringify(failure)}`).not.toMatch(LEAKS);
  });

  it.each([401, 403, 404, 429, 500, 503, 529])('knows whether a moment may mend the status %d', async (status) => {
    const failure = await failureOf((await start(format.error(status))).judge(TICKET));
    expect(failure.transient).toBe(status === 429 || status >= 500);
    expect(failure.status).toBe(status);
  });

  it.each([
    ['in seconds', () => '60'],
    ['until a date', () => new Date(Date.now() + 60_000).toUTCString()],
  ])('hears the wish to wait %s', async (_name, header) => {
    const failure = await failureOf((await start(format.error(429, { 'retry-after': header() }))).judge(TICKET));
    expect(failure.retryAfterMs).toBeGreaterThan(50_000);
    expect(failure.retryAfterMs).toBeLessThanOrEqual(60_000);
  });

  it('tells what an unusable answer took', async () => {
    const failure = await failureOf((await start(format.answer('prose'))).judge(TICKET));
    expect(failure.tokens).toEqual({ inputTokens: 420, outputTokens: 80 });
  });

  it('says that tokens are unknown where the server does not tell', async () => {
    const bare: Answer = (response, request) => {
      const end = (body: string) => response.end(body.replaceAll(/"usage(Metadata)?":/g, '"else":'));
      const writeHead = (status: number, headers: Record<string, string>) => response.writeHead(status, headers);
      format.answer(GOOD_ANSWER)({ writeHead, end } as unknown as ServerResponse, request);
    };
    await expect((await start(bare)).judge(TICKET)).resolves.toMatchObject({ inputTokens: null, outputTokens: null });
  });

  it('takes a count that no call can reach for an unknown one', async () => {
    const boasting: Answer = (response, request) => {
      const end = (body: string) => response.end(body.replaceAll(/:(?:420|80|60|20)\b/g, ':9007199254740991'));
      const writeHead = (status: number, headers: Record<string, string>) => response.writeHead(status, headers);
      format.answer(GOOD_ANSWER)({ writeHead, end } as unknown as ServerResponse, request);
    };
    const answer = (await start(boasting)).judge(TICKET);
    await expect(answer).resolves.toMatchObject({ inputTokens: null, outputTokens: null });
  });

  it('hangs up when it gives up', async () => {
    const provider = await start(silence, timeoutOf(format, 60));
    await failureOf(provider.judge(TICKET));
    await server?.clientGone;
  });

  it('ends the call with the caller’s reason when the caller aborts', async () => {
    const caller = new AbortController();
    const provider = await start(() => caller.abort(new Error('left')));
    await expect(provider.judge(TICKET, caller.signal)).rejects.toThrow('left');
    await server?.clientGone;
  });

  it('sends nothing when the caller has aborted before', async () => {
    const provider = await start(format.answer(GOOD_ANSWER));
    await expect(provider.judge(TICKET, AbortSignal.abort(new Error('left')))).rejects.toThrow('left');
    expect(server?.requests).toHaveLength(0);
  });

  it('sends the key in one header, and nothing that the machine or the SDK’s variables add', async () => {
    const before = { ...process.env };
    Object.assign(process.env, {
      OPENAI_ORG_ID: 'org-of-the-shell',
      OPENAI_CUSTOM_HEADERS: 'x-added: by-the-shell\nauthorization: by-the-shell',
      ANTHROPIC_CUSTOM_HEADERS: 'x-added: by-the-shell',
      OPENAI_LOG: 'debug',
      ANTHROPIC_LOG: 'debug',
      GOOGLE_GENAI_USE_VERTEXAI: 'true',
      GOOGLE_GENAI_API_VERSION: 'v9',
    });
    const spoken = (['debug', 'info', 'warn', 'error', 'log'] as const).map((level) =>
      jest.spyOn(console, level).mockReturnValue(undefined),
    );
    try {
      await (await start(format.answer(GOOD_ANSWER))).judge(TICKET);
      expect(spoken.flatMap(({ mock }) => mock.calls)).toEqual([]);
    } finally {
      process.env = before;
      for (const spy of spoken) spy.mockRestore();
    }
    const { headers = {}, body, path } = server?.requests[0] ?? {};
    expect(Object.values(headers).filter((value) => String(value).includes(TEST_KEY))).toHaveLength(1);
    expect(JSON.stringify([body, path])).not.toContain(TEST_KEY);
    expect(JSON.stringify(headers)).not.toMatch(/shell|stainless|linux/i);
    expect(path).not.toContain('v9');
  });
});
