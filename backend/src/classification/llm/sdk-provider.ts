import { buildPrompt, PROMPT_VERSION, type Prompt, type PromptVersion } from '../prompt.js';
import type { LlmProviderName, TicketText } from '../suggestion.js';
import { parseAnswer } from './answer.js';
import { LlmFailure, type Tokens } from './llm-failure.js';
import { LlmProvider, type LlmAnswer } from './llm-provider.js';
import type { ProviderSettings } from './llm-settings.js';

/** What an SDK's response says in the end. */
export interface Completion extends Tokens {
  readonly text: string;
  /** `cut` at the limit of tokens; `refused` by the model or by the vendor's safety rules. */
  readonly end: 'complete' | 'cut' | 'refused';
}

/** An answer needs about 200 tokens; the rest is room for models that cannot be told not to think first. */
export const MAX_TOKENS = 2_048;

/** What the providers that are asked through a vendor's SDK have in common: all but the vendor's own format. */
export abstract class SdkProvider extends LlmProvider {
  abstract override readonly name: LlmProviderName;
  readonly model: string;

  private readonly timeoutMs: number;
  private readonly promptVersion: PromptVersion;

  constructor({ model, timeoutMs, promptVersion = PROMPT_VERSION }: ProviderSettings) {
    super();
    this.model = model;
    this.timeoutMs = timeoutMs;
    this.promptVersion = promptVersion;
  }

  override async judge(text: TicketText, signal?: AbortSignal): Promise<LlmAnswer> {
    signal?.throwIfAborted();
    const deadline = AbortSignal.timeout(this.timeoutMs);
    let completion: Completion;
    try {
      const prompt = buildPrompt(text, { version: this.promptVersion });
      completion = await this.complete(prompt, signal ? AbortSignal.any([signal, deadline]) : deadline);
    } catch (error) {
      signal?.throwIfAborted();
      if (deadline.aborted) throw new LlmFailure('timeout', `no answer in ${this.timeoutMs} ms`);
      throw failureFrom(error);
    }
    const { inputTokens, outputTokens } = completion;
    return { judgement: judgementIn(completion, text), inputTokens, outputTokens };
  }

  /** Asks the model once. Errors of the SDK may pass through. */
  protected abstract complete(prompt: Prompt, signal: AbortSignal): Promise<Completion>;
}

function judgementIn({ text, end, inputTokens, outputTokens }: Completion, ticket: TicketText) {
  const tokens = { inputTokens, outputTokens };
  if (end === 'refused') throw new LlmFailure('refused', 'the model declined to answer', { tokens });
  if (end === 'cut') throw new LlmFailure('invalid_answer', 'the answer was cut at the token limit', { tokens });
  if (text.trim() === '') throw new LlmFailure('invalid_answer', 'the answer is empty', { tokens });
  return parseAnswer(text, ticket, tokens);
}

/** What `providerFetch` threw, which the SDKs wrap in errors of their own; anything else did not read as JSON. */
function failureFrom(error: unknown): LlmFailure {
  if (error instanceof LlmFailure) return error;
  const { cause, name } = Object(error) as { cause?: unknown; name?: unknown };
  if (cause instanceof LlmFailure) return cause;
  // By name: the error comes from the runtime's own JSON parser, which need not share our SyntaxError class.
  if (name === 'SyntaxError') return new LlmFailure('invalid_answer', 'the response is not JSON');
  return new LlmFailure('unexpected', `the SDK threw ${typeof name === 'string' ? name : 'no error'}`);
}

/** No call takes more, whatever a server says; far below what the database can keep and add up. */
const MAX_TOKEN_COUNT = 10_000_000;

/** A count of tokens from the wire, which need not be one. */
export function tokenCount(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_TOKEN_COUNT ? value : null;
}

/** What came over the wire need not have the shape that an SDK's types promise. */
export function fieldsOf(value: unknown): Record<string, unknown> {
  return Object(value) as Record<string, unknown>;
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
