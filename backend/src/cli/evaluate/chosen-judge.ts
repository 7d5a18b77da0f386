import { readFileSync } from 'node:fs';
import { MODEL_FILE } from '../../classification/embedded/assets.js';
import { ModelClassifier } from '../../classification/embedded/model-classifier.js';
import { Model } from '../../classification/embedded/model.js';
import { embeddedJudge, languageModelJudge, type Judge } from '../../classification/evaluation/judge.js';
import { llmSettings, type ProviderSettings } from '../../classification/llm/llm-settings.js';
import type { LlmProviderName } from '../../classification/suggestion.js';
import { readLlmEnvironment } from '../../config/environment.js';
import type { LlmEnvironment } from '../../config/llm-environment.js';
import type { EvaluationRequest } from './arguments.js';

/**
 * Whom the request wants to be evaluated.
 * @throws an error that says which variable is missing or wrong, or what is the matter with the file of a model
 */
export async function chosenJudge(
  { provider, model, prompt }: EvaluationRequest,
  variables?: NodeJS.ProcessEnv,
): Promise<Judge> {
  if (provider === 'embedded')
    return embeddedJudge(new ModelClassifier(Model.fromBytes(readFileSync(model ?? MODEL_FILE))));
  return languageModelJudge(settingsOf(provider, model, readLlmEnvironment(variables)), prompt);
}

/** Also of a provider that is not in LLM_PROVIDERS: it is to be measured before it is switched on. */
function settingsOf(name: LlmProviderName, model: string | undefined, environment: LlmEnvironment): ProviderSettings {
  const configured = environment.LLM_PROVIDERS === undefined ? undefined : llmSettings(environment).providers;
  const settings = configured?.find((provider) => provider.name === name) ?? settingsOfOnly(name, model, environment);
  return { ...settings, ...(model !== undefined && { model }) };
}

/** LLM_API_KEY and LLM_MODEL may be another provider's when LLM_PROVIDERS names others; a key goes to its owner only. */
function settingsOfOnly(
  name: LlmProviderName,
  model: string | undefined,
  environment: LlmEnvironment,
): ProviderSettings {
  const { LLM_API_KEY, LLM_MODEL, ...own } = environment;
  const shared = environment.LLM_PROVIDERS === undefined ? { LLM_API_KEY, LLM_MODEL } : {};
  const variable = `${name.toUpperCase() as Uppercase<LlmProviderName>}_MODEL` as const;
  const ownModel = model === undefined ? {} : { [variable]: model };
  const [settings] = llmSettings({ ...own, ...shared, ...ownModel, LLM_PROVIDERS: name }).providers;
  if (!settings) throw new Error(`${name} cannot be set up.`);
  return settings;
}
