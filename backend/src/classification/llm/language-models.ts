import type { LlmProviderName } from '../suggestion.js';
import { AnthropicProvider } from './anthropic.provider.js';
import { GeminiProvider } from './gemini.provider.js';
import type { LlmProvider } from './llm-provider.js';
import type { ProviderSettings } from './llm-settings.js';
import { OpenAiCompatibleProvider } from './openai-compatible.provider.js';
import { OpenAiProvider } from './openai.provider.js';

const PROVIDERS = {
  anthropic: AnthropicProvider,
  openai: OpenAiProvider,
  gemini: GeminiProvider,
  openai_compatible: OpenAiCompatibleProvider,
} satisfies Record<LlmProviderName, new (settings: ProviderSettings) => LlmProvider>;

/** The language model that the settings describe. Makes no connection. */
export function languageModel(settings: ProviderSettings): LlmProvider {
  return new PROVIDERS[settings.name](settings);
}
