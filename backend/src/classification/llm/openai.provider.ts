import type OpenAI from 'openai';
import type { Prompt } from '../prompt.js';
import { chatClient, chatRequest, completeChat, JSON_SCHEMA_FORMAT, type ChatRequest } from './chat-completions.js';
import type { ProviderSettings } from './llm-settings.js';
import { MAX_TOKENS, SdkProvider, type Completion } from './sdk-provider.js';

/** OpenAI's chat completions with structured outputs. */
export class OpenAiProvider extends SdkProvider {
  readonly name = 'openai';

  private readonly client: OpenAI;

  constructor(settings: ProviderSettings) {
    super(settings);
    this.client = chatClient(settings);
  }

  protected override complete(prompt: Prompt, signal: AbortSignal): Promise<Completion> {
    const request: ChatRequest = {
      ...chatRequest(this.model, prompt),
      max_completion_tokens: MAX_TOKENS,
      response_format: JSON_SCHEMA_FORMAT,
      store: false,
      ...thinkingOf(this.model),
    };
    return completeChat(this.client, request, signal);
  }
}

/**
 * The models before GPT-5 take a temperature and do not think; those from GPT-5 on think unless told otherwise, which
 * costs the seconds a typing person does not have, and refuse a temperature. GPT-5 itself can only think less. A name
 * that is not known goes without both, which is never an error.
 */
function thinkingOf(model: string): Pick<ChatRequest, 'temperature' | 'reasoning_effort'> {
  if (/^gpt-(?:3\.5|4)/.test(model)) return { temperature: 0 };
  if (/^gpt-5(?:-(?:mini|nano))?(?:-\d{4}-\d\d-\d\d)?$/.test(model)) return { reasoning_effort: 'minimal' };
  if (
    /^gpt-(?:5\.[1-9](?:-(?:mini|nano|luna|terra|sol))?|6(?:\.\d+)?-(?:luna|terra|sol))(?:-\d{4}-\d\d-\d\d)?$/.test(
      model,
    )
  ) {
    return { reasoning_effort: 'none' };
  }
  return {};
}
