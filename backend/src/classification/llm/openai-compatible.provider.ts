import type OpenAI from 'openai';
import type { Prompt } from '../prompt.js';
import { chatClient, chatRequest, completeChat, JSON_SCHEMA_FORMAT, type ChatRequest } from './chat-completions.js';
import { LlmFailure } from './llm-failure.js';
import type { ProviderSettings } from './llm-settings.js';
import { MAX_TOKENS, SdkProvider, type Completion } from './sdk-provider.js';

/** By the older name of the limit: it is the one that all of these servers know. */
const LIMIT = { max_tokens: MAX_TOKENS };

/** Any server that speaks OpenAI's chat completions: Ollama, vLLM, LiteLLM and their like. */
export class OpenAiCompatibleProvider extends SdkProvider {
  readonly name = 'openai_compatible';

  private readonly client: OpenAI;
  private takesSchema = true;

  constructor(settings: ProviderSettings) {
    super(settings);
    this.client = chatClient(settings);
  }

  /** Servers that do not know structured outputs refuse the request; those are asked without, from then on. */
  protected override async complete(prompt: Prompt, signal: AbortSignal): Promise<Completion> {
    const plain: ChatRequest = {
      ...chatRequest(this.model, prompt),
      ...LIMIT,
      ...temperatureOf(this.model),
    };
    if (!this.takesSchema) return completeChat(this.client, plain, signal);
    try {
      return await completeChat(this.client, { ...plain, response_format: JSON_SCHEMA_FORMAT }, signal);
    } catch (error) {
      if (!refusesTheRequest(error)) throw error;
      const completion = await completeChat(this.client, plain, signal);
      this.takesSchema = false;
      return completion;
    }
  }
}

/** Open models take a temperature; a gateway may have one of the vendors' models behind it that refuses it. */
function temperatureOf(model: string): Pick<ChatRequest, 'temperature'> {
  return /(?:^|\/)(?:gpt-[5-9]|o\d|claude-)/.test(model) ? {} : { temperature: 0 };
}

function refusesTheRequest(error: unknown): boolean {
  const { cause } = Object(error) as { cause?: unknown };
  return cause instanceof LlmFailure && (cause.status === 400 || cause.status === 422);
}
