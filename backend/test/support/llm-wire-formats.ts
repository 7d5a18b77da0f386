import type { LlmProviderName } from '../../src/classification/suggestion.js';
import { json, type Answer } from './fake-llm-server.js';

export const TEST_KEY = 'test-key-that-stays-secret';

/** What a message of a provider would leak. */
const PRIVATE_WORDS = 'provider message that must stay private';

/** How an answer ends: as it should, at the limit of tokens, or because the vendor withholds it. */
type End = 'complete' | 'cut' | 'refused';

/** One vendor's format, as far as we meet it. Every answer tells of 420 tokens read and 80 written. */
export interface WireFormat {
  readonly provider: LlmProviderName;
  /** The environment for a server at this address. */
  readonly settings: (url: string) => Record<string, string>;
  readonly answer: (text: string, end?: End) => Answer;
  readonly error: (status: number, headers?: Record<string, string>) => Answer;
}

const ANTHROPIC: WireFormat = {
  provider: 'anthropic',
  settings: (url) => ({ ANTHROPIC_API_KEY: TEST_KEY, ANTHROPIC_BASE_URL: url }),
  answer: (text, end = 'complete') =>
    json(200, {
      id: 'msg_test',
      type: 'message',
      role: 'assistant',
      model: 'test-model',
      content: end === 'refused' ? [] : [{ type: 'text', text, citations: null }],
      stop_reason: { complete: 'end_turn', cut: 'max_tokens', refused: 'refusal' }[end],
      stop_sequence: null,
      usage: { input_tokens: 420, output_tokens: 80 },
    }),
  error: (status, headers) =>
    json(status, { type: 'error', error: { type: 'api_error', message: PRIVATE_WORDS } }, headers),
};

const chatCompletion: WireFormat['answer'] = (text, end = 'complete') =>
  json(200, {
    id: 'chatcmpl-test',
    object: 'chat.completion',
    created: 1_795_248_000,
    model: 'test-model',
    choices: [
      {
        index: 0,
        message:
          end === 'refused'
            ? { role: 'assistant', content: null, refusal: PRIVATE_WORDS }
            : { role: 'assistant', content: text, refusal: null },
        finish_reason: end === 'cut' ? 'length' : 'stop',
        logprobs: null,
      },
    ],
    usage: { prompt_tokens: 420, completion_tokens: 80, total_tokens: 500 },
  });

const chatError: WireFormat['error'] = (status, headers) =>
  json(status, { error: { message: PRIVATE_WORDS, type: 'server_error', param: null, code: null } }, headers);

const OPENAI: WireFormat = {
  provider: 'openai',
  settings: (url) => ({ OPENAI_API_KEY: TEST_KEY, OPENAI_BASE_URL: `${url}/v1` }),
  answer: chatCompletion,
  error: chatError,
};

const OPENAI_COMPATIBLE: WireFormat = {
  provider: 'openai_compatible',
  settings: (url) => ({
    OPENAI_COMPATIBLE_API_KEY: TEST_KEY,
    OPENAI_COMPATIBLE_BASE_URL: `${url}/v1`,
    OPENAI_COMPATIBLE_MODEL: 'test-model',
  }),
  answer: chatCompletion,
  error: chatError,
};

const GEMINI: WireFormat = {
  provider: 'gemini',
  settings: (url) => ({ GEMINI_API_KEY: TEST_KEY, GEMINI_BASE_URL: url }),
  answer: (text, end = 'complete') =>
    json(200, {
      candidates: [
        {
          ...(end !== 'refused' && { content: { parts: [{ text }], role: 'model' } }),
          finishReason: { complete: 'STOP', cut: 'MAX_TOKENS', refused: 'SAFETY' }[end],
          index: 0,
        },
      ],
      usageMetadata: { promptTokenCount: 420, candidatesTokenCount: 60, thoughtsTokenCount: 20, totalTokenCount: 500 },
      modelVersion: 'test-model',
      responseId: 'test',
    }),
  error: (status, headers) =>
    json(status, { error: { code: status, message: PRIVATE_WORDS, status: 'INTERNAL' } }, headers),
};

export const WIRE_FORMATS = [ANTHROPIC, OPENAI, GEMINI, OPENAI_COMPATIBLE] as const;

/** The environment that makes this provider the only one, at this address. */
export function onlyProvider(format: WireFormat, url: string): Record<string, string> {
  return { LLM_PROVIDERS: format.provider, ...format.settings(url) };
}
