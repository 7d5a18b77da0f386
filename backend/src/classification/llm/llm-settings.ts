import type { LlmEnvironment } from '../../config/llm-environment.js';
import type { PromptVersion } from '../prompt.js';
import { LLM_PROVIDERS, type LlmProviderName } from '../suggestion.js';

/** How to reach one language model. */
export interface ProviderSettings {
  readonly name: LlmProviderName;
  /** Null for a server that asks for none. */
  readonly apiKey: string | null;
  readonly model: string;
  readonly baseUrl: string;
  /** Milliseconds for one call, from the first byte sent to the last one read. */
  readonly timeoutMs: number;
  /** US dollars for a million tokens, where configured. */
  readonly prices: Prices | null;
  /** Another one than the current one is for comparing only. */
  readonly promptVersion?: PromptVersion;
}

export interface Prices {
  readonly input: number;
  readonly output: number;
}

export interface LlmSettings {
  /** In the order in which they are asked; empty without a language model. */
  readonly providers: readonly ProviderSettings[];
  readonly budgetMs: number;
  readonly maxConcurrent: number;
}

/** The small, fast model of each vendor that its SDK lists; classification wants speed. */
const DEFAULT_MODELS: Partial<Record<LlmProviderName, string>> = {
  anthropic: 'claude-haiku-5-5',
  openai: 'gpt-6-luna',
  gemini: 'gemini-3.5-flash-lite',
};

const DEFAULT_BASE_URLS: Partial<Record<LlmProviderName, string>> = {
  anthropic: 'https://api.anthropic.com',
  openai: 'https://api.openai.com/v1',
  gemini: 'https://generativelanguage.googleapis.com',
};

const ALIASES: Record<string, LlmProviderName> = { google: 'gemini' };

/**
 * What the variables about language models mean together.
 * @throws an error whose message names the variable to set or to correct, never its value
 */
export function llmSettings(environment: LlmEnvironment): LlmSettings {
  const names = environment.LLM_PROVIDERS === undefined ? presentIn(environment) : namesIn(environment.LLM_PROVIDERS);
  if (environment.LLM_API_KEY !== undefined && names.length !== 1) {
    throw unusable('LLM_API_KEY is the key of a single provider: name that one in LLM_PROVIDERS');
  }
  if (environment.LLM_MODEL !== undefined && names.length > 1) {
    throw unusable(`LLM_MODEL is the model of a single provider: set ${names.map(modelVariable).join(', ')} instead`);
  }
  return {
    providers: names.map((name) => providerSettings(name, environment)),
    budgetMs: environment.LLM_BUDGET_MS,
    maxConcurrent: environment.LLM_MAX_CONCURRENT,
  };
}

function namesIn(list: string): LlmProviderName[] {
  const names = list.split(',').map((entry) => {
    const given = entry.trim().toLowerCase();
    const name = ALIASES[given] ?? LLM_PROVIDERS.find((known) => known === given);
    if (name) return name;
    throw unusable(`LLM_PROVIDERS takes the names ${LLM_PROVIDERS.join(', ')}, separated by commas, and nothing else`);
  });
  if (new Set(names).size < names.length) throw unusable('LLM_PROVIDERS names a provider twice');
  return names;
}

/** Without LLM_PROVIDERS a provider is meant when it has a key of its own, or an address where that is what it needs. */
function presentIn(environment: LlmEnvironment): LlmProviderName[] {
  return LLM_PROVIDERS.filter((name) =>
    name === 'openai_compatible'
      ? environment.OPENAI_COMPATIBLE_BASE_URL !== undefined
      : ownKey(name, environment) !== undefined,
  );
}

function providerSettings(name: LlmProviderName, environment: LlmEnvironment): ProviderSettings {
  const prefix = prefixOf(name);
  const apiKey = ownKey(name, environment) ?? environment.LLM_API_KEY;
  const model = environment[`${prefix}_MODEL`] ?? environment.LLM_MODEL ?? DEFAULT_MODELS[name];
  const baseUrl = environment[`${prefix}_BASE_URL`] ?? DEFAULT_BASE_URLS[name];
  if (apiKey === undefined && name !== 'openai_compatible') {
    throw unusable(`LLM_PROVIDERS names ${name}, but its key ${prefix}_API_KEY is missing`);
  }
  if (baseUrl === undefined) throw unusable(`${prefix}_BASE_URL, the address of the server, is missing`);
  if (model === undefined) throw unusable(`${prefix}_MODEL, the name of the model on the server, is missing`);
  return {
    name,
    apiKey: apiKey ?? null,
    model,
    baseUrl,
    timeoutMs: environment[`${prefix}_TIMEOUT_MS`],
    prices: pricesOf(prefix, environment),
  };
}

function ownKey(name: LlmProviderName, environment: LlmEnvironment): string | undefined {
  if (name === 'gemini') return environment.GEMINI_API_KEY ?? environment.GOOGLE_API_KEY;
  return environment[`${prefixOf(name)}_API_KEY`];
}

function pricesOf(prefix: Uppercase<LlmProviderName>, environment: LlmEnvironment): Prices | null {
  const input = environment[`${prefix}_INPUT_PRICE`];
  const output = environment[`${prefix}_OUTPUT_PRICE`];
  if (input === undefined && output === undefined) return null;
  if (input !== undefined && output !== undefined) return { input, output };
  throw unusable(`${prefix}_INPUT_PRICE and ${prefix}_OUTPUT_PRICE belong together: set both or none`);
}

const prefixOf = (name: LlmProviderName): Uppercase<LlmProviderName> =>
  name.toUpperCase() as Uppercase<LlmProviderName>;

const modelVariable = (name: LlmProviderName): string => `${prefixOf(name)}_MODEL`;

function unusable(sentence: string): Error {
  return new Error(`${sentence}. See .env.example.`);
}
