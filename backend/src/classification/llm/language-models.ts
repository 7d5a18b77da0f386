import type { LlmProviderName } from '../suggestion.js';
import type { LlmProvider } from './llm-provider.js';
import type { ProviderSettings } from './llm-settings.js';

type ProviderClass = new (settings: ProviderSettings) => LlmProvider;

/** Each with its vendor's SDK, which takes about 10 MB, so only those that are configured are loaded. */
const PROVIDERS: Record<LlmProviderName, () => Promise<ProviderClass>> = {
  anthropic: async () => (await import('./anthropic.provider.js')).AnthropicProvider,
  openai: async () => (await import('./openai.provider.js')).OpenAiProvider,
  gemini: async () => (await import('./gemini.provider.js')).GeminiProvider,
  openai_compatible: async () => (await import('./openai-compatible.provider.js')).OpenAiCompatibleProvider,
};

/** The language model that the settings describe. Makes no connection. */
export async function languageModel(settings: ProviderSettings): Promise<LlmProvider> {
  const Provider = await PROVIDERS[settings.name]();
  return new Provider(settings);
}
