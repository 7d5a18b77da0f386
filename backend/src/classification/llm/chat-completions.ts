import OpenAI from 'openai';
import type { Prompt } from '../prompt.js';
import { ANSWER_SCHEMA } from './answer.js';
import type { ProviderSettings } from './llm-settings.js';
import { providerFetch } from './provider-fetch.js';
import { fieldsOf, listOf, textOf, tokenCount, type Completion } from './sdk-provider.js';

export type ChatRequest = OpenAI.Chat.ChatCompletionCreateParamsNonStreaming;

const ENDS: Record<string, Completion['end']> = { length: 'cut', content_filter: 'refused' };

/** A client that takes nothing from the SDK's own variables and keeps tickets out of logs. */
export function chatClient({ apiKey, baseUrl, timeoutMs }: ProviderSettings): OpenAI {
  return new OpenAI({
    // The SDK insists on a key; the header below is what is sent.
    apiKey: apiKey ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    baseURL: baseUrl,
    timeout: timeoutMs,
    maxRetries: 0,
    fetch: providerFetch,
    defaultHeaders: { Authorization: apiKey === null ? null : `Bearer ${apiKey}` },
    logLevel: 'off',
  });
}

/** What every server of this format is asked for. */
export function chatRequest(model: string, { system, user }: Prompt): ChatRequest {
  return {
    model,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
  };
}

export const JSON_SCHEMA_FORMAT: NonNullable<ChatRequest['response_format']> = {
  type: 'json_schema',
  json_schema: { name: 'triage', strict: true, schema: ANSWER_SCHEMA },
};

export async function completeChat(client: OpenAI, request: ChatRequest, signal: AbortSignal): Promise<Completion> {
  const completion = fieldsOf(await client.chat.completions.create(request, { signal }));
  const choice = fieldsOf(listOf(completion['choices'])[0]);
  const message = fieldsOf(choice['message']);
  const usage = fieldsOf(completion['usage']);
  const end = ENDS[textOf(choice['finish_reason'])] ?? 'complete';
  return {
    text: textOf(message['content']),
    end: textOf(message['refusal']) === '' ? end : 'refused',
    inputTokens: tokenCount(usage['prompt_tokens']),
    outputTokens: tokenCount(usage['completion_tokens']),
  };
}
