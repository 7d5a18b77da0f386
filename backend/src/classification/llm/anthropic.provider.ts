import Anthropic from '@anthropic-ai/sdk';
import type { Prompt } from '../prompt.js';
import { ANSWER_SCHEMA } from './answer.js';
import type { ProviderSettings } from './llm-settings.js';
import { providerFetch } from './provider-fetch.js';
import { fieldsOf, listOf, MAX_TOKENS, SdkProvider, textOf, tokenCount, type Completion } from './sdk-provider.js';

type MessageRequest = Anthropic.MessageCreateParamsNonStreaming & { temperature?: number };

const ENDS: Record<string, Completion['end']> = { refusal: 'refused', max_tokens: 'cut' };

/** Anthropic's Messages API with structured outputs. */
export class AnthropicProvider extends SdkProvider {
  readonly name = 'anthropic';

  private readonly client: Anthropic;

  constructor(settings: ProviderSettings) {
    super(settings);
    this.client = new Anthropic({
      apiKey: settings.apiKey,
      authToken: null,
      baseURL: settings.baseUrl,
      timeout: settings.timeoutMs,
      maxRetries: 0,
      fetch: providerFetch,
      // The SDK can log and trace requests, and with them ticket texts, when its own variables say so.
      logLevel: 'off',
      openTelemetry: false,
    });
  }

  protected override async complete(prompt: Prompt, signal: AbortSignal): Promise<Completion> {
    const message = fieldsOf(await this.client.messages.create(requestFor(this.model, prompt), { signal }));
    const usage = fieldsOf(message['usage']);
    return {
      text: listOf(message['content']).map(blockText).join(''),
      end: ENDS[textOf(message['stop_reason'])] ?? 'complete',
      inputTokens: tokenCount(usage['input_tokens']),
      outputTokens: tokenCount(usage['output_tokens']),
    };
  }
}

function requestFor(model: string, { system, user }: Prompt): MessageRequest {
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

/** Thinking blocks may stand before the answer; only text blocks are the answer. */
function blockText(block: unknown): string {
  const { type, text } = fieldsOf(block);
  return type === 'text' ? textOf(text) : '';
}
