import Anthropic from '@anthropic-ai/sdk';
import { buildPrompt } from '../prompt.js';
import type { Judgement, TicketText } from '../suggestion.js';
import { ANSWER_SCHEMA, parseAnswer } from './answer.js';
import { LlmFailure } from './llm-failure.js';
import { LlmProvider } from './llm-provider.js';

interface AnthropicSettings {
  readonly apiKey: string;
  readonly model: string;
  /** Without one, the vendor's own address. */
  readonly baseUrl?: string;
  /** Milliseconds for the whole call, from the first byte sent to the last one read. */
  readonly timeoutMs: number;
}

type MessageRequest = Anthropic.MessageCreateParamsNonStreaming & { temperature?: number };

/** An answer needs about 200 tokens; the rest is room for models that cannot be told not to think first. */
const MAX_TOKENS = 2_048;

/** Anthropic's Messages API with structured outputs, one attempt per call. */
export class AnthropicProvider extends LlmProvider {
  readonly name = 'anthropic';

  private readonly client: Anthropic;
  private readonly model: string;
  private readonly timeoutMs: number;

  constructor({ apiKey, baseUrl, model, timeoutMs }: AnthropicSettings) {
    super();
    this.model = model;
    this.timeoutMs = timeoutMs;
    this.client = new Anthropic({
      apiKey,
      authToken: null,
      baseURL: baseUrl ?? 'https://api.anthropic.com',
      timeout: timeoutMs,
      maxRetries: 0,
      // The SDK can log and trace requests, and with them ticket texts, when its own variables say so.
      logLevel: 'off',
      openTelemetry: false,
    });
  }

  override async judge(text: TicketText, signal?: AbortSignal): Promise<Judgement> {
    signal?.throwIfAborted();
    // The SDK's own timeout ends with the response headers; this one covers the body too.
    const deadline = AbortSignal.timeout(this.timeoutMs);
    let message: unknown;
    try {
      message = await this.client.messages.create(requestFor(this.model, text), {
        signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      });
    } catch (error) {
      signal?.throwIfAborted();
      throw deadline.aborted ? new LlmFailure('timeout', `no answer in ${this.timeoutMs} ms`) : failureFrom(error);
    }
    return parseAnswer(answerText(message), text);
  }
}

function requestFor(model: string, text: TicketText): MessageRequest {
  const { system, user } = buildPrompt(text);
  return {
    model,
    max_tokens: MAX_TOKENS,
    system,
    messages: [{ role: 'user', content: user }],
    output_config: { format: { type: 'json_schema', schema: ANSWER_SCHEMA } },
    ...(acceptsTemperature(model) ? { temperature: 0 } : {}),
    ...(mayStopThinking(model) ? { thinking: { type: 'disabled' } } : {}),
  };
}

/**
 * Models up to 4.6 take a temperature; later ones answer 400 to it, and the SDK's types no longer have the field.
 * A name that is not known to take it goes without, which is never an error.
 */
function acceptsTemperature(model: string): boolean {
  return /^claude-(?:3-|(?:haiku|sonnet|opus)-4-(?:\d{8}$|[0-6](?:-\d{8})?$))/.test(model);
}

/**
 * From generation 5 on models think unless told otherwise, which costs the seconds a typing person does not have.
 * The Haiku line lets it be switched off; several larger models answer 400 to that.
 */
function mayStopThinking(model: string): boolean {
  return /^claude-haiku-[5-9]/.test(model);
}

function failureFrom(error: unknown): LlmFailure {
  if (error instanceof Anthropic.APIConnectionTimeoutError)
    return new LlmFailure('timeout', 'the connection timed out');
  if (error instanceof Anthropic.APIError && typeof error.status === 'number') return failureOfStatus(error.status);
  // By name: the error comes from the runtime's own JSON parser, which need not share our SyntaxError class.
  const { name } = Object(error) as { name?: unknown };
  if (name === 'SyntaxError') return new LlmFailure('invalid_answer', 'the response is not JSON');
  return new LlmFailure('unavailable', 'the connection failed');
}

function failureOfStatus(status: number): LlmFailure {
  const detail = `HTTP status ${status}`;
  if (status === 401 || status === 403) return new LlmFailure('unauthorized', detail);
  if (status === 429) return new LlmFailure('rate_limited', detail);
  return new LlmFailure('unavailable', detail);
}

/** The text of a finished message. What came over the wire need not have the shape that the SDK's types promise. */
function answerText(message: unknown): string {
  const { stop_reason: stopReason, content } = Object(message) as { stop_reason?: unknown; content?: unknown };
  if (stopReason === 'refusal') throw new LlmFailure('refused', 'the model declined to answer');
  if (stopReason === 'max_tokens') throw new LlmFailure('invalid_answer', 'the answer was cut at the token limit');
  const blocks: unknown[] = Array.isArray(content) ? content : [];
  const text = blocks.map(blockText).join('');
  if (text.trim() === '') throw new LlmFailure('invalid_answer', 'the answer is empty');
  return text;
}

/** Thinking blocks may stand before the answer; only text blocks are the answer. */
function blockText(block: unknown): string {
  const { type, text } = Object(block) as { type?: unknown; text?: unknown };
  return type === 'text' && typeof text === 'string' ? text : '';
}
