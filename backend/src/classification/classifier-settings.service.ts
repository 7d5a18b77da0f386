import { Injectable } from '@nestjs/common';
import { Environment } from '../config/environment.js';
import type { ClassifierSetting } from './classifier-setting.js';
import { llmSettings, type ProviderSettings } from './llm/llm-settings.js';
import type { LlmProviderName } from './suggestion.js';

/** What the classifier works with: set in the environment, changed with a new start. */
@Injectable()
export class ClassifierSettingsService {
  constructor(private readonly environment: Environment) {}

  /** Those in force, defaults included; of keys and addresses only whether they are set. */
  read(): ClassifierSetting[] {
    const { environment } = this;
    const { providers, budgetMs, maxConcurrent, dailyCalls, dailyTokens } = llmSettings(environment);
    return [
      setting('REVIEW_THRESHOLD', environment.REVIEW_THRESHOLD),
      setting('LEARNING', environment.LEARNING),
      setting('LEARNING_MIN_DECISIONS', environment.LEARNING_MIN_DECISIONS),
      setting('LLM_PROVIDERS', providers.map(({ name }) => name).join(', ') || null),
      ...(providers.length === 0
        ? []
        : [
            setting('LLM_BUDGET_MS', budgetMs),
            setting('LLM_MAX_CONCURRENT', maxConcurrent),
            setting('LLM_DAILY_CALLS', dailyCalls),
            setting('LLM_DAILY_TOKENS', dailyTokens),
            ...providers.flatMap((provider) => this.settingsOf(provider)),
          ]),
    ];
  }

  private settingsOf({ name, apiKey, model, timeoutMs, prices }: ProviderSettings): ClassifierSetting[] {
    const prefix = name.toUpperCase() as Uppercase<LlmProviderName>;
    return [
      secret(`${prefix}_API_KEY`, apiKey !== null),
      secret(`${prefix}_BASE_URL`, this.environment[`${prefix}_BASE_URL`] !== undefined),
      setting(`${prefix}_MODEL`, model),
      setting(`${prefix}_TIMEOUT_MS`, timeoutMs),
      setting(`${prefix}_INPUT_PRICE`, prices?.input ?? null),
      setting(`${prefix}_OUTPUT_PRICE`, prices?.output ?? null),
    ];
  }
}

function secret(variable: string, isSet: boolean): ClassifierSetting {
  return { variable, value: null, isSecret: true, isSet };
}

function setting(variable: string, value: string | number | null): ClassifierSetting {
  return { variable, value, isSecret: false, isSet: value !== null };
}
