import { Injectable } from '@nestjs/common';
import type { Origin } from '../../common/access/origin.js';
import { Environment } from '../../config/environment.js';
import { SETTING_RANGES, type Range } from '../../config/setting-ranges.js';
import { llmSettings, type ProviderSettings } from '../llm/llm-settings.js';
import type { LlmProviderName } from '../suggestion.js';
import type { ChangeableSetting, SettingChanges } from './changeable-settings.js';
import { ChangedSettingsRepository } from './changed-settings.repository.js';
import type { ClassifierSetting } from './classifier-setting.js';
import { SettingsInForce } from './settings-in-force.js';

/** What the classifier works with, and the changes that administrators make of it. */
@Injectable()
export class ClassifierSettingsService {
  constructor(
    private readonly environment: Environment,
    private readonly changed: ChangedSettingsRepository,
    private readonly settings: SettingsInForce,
  ) {}

  /** Those in force, defaults included; of keys and addresses only whether they are set. */
  read(): ClassifierSetting[] {
    const { providers, budgetMs, maxConcurrent } = llmSettings(this.environment);
    const withModels = (settings: ClassifierSetting[]): ClassifierSetting[] =>
      // Without a language model these have no effect, but nobody has to search for what was changed.
      providers.length > 0 ? settings : settings.filter(({ change }) => change?.isChanged);
    return [
      this.changeable('REVIEW_THRESHOLD'),
      this.changeable('LEARNING'),
      this.changeable('LEARNING_MIN_DECISIONS'),
      setting('LLM_PROVIDERS', providers.map(({ name }) => name).join(', ') || null),
      ...withModels([
        this.changeable('LLM_ENABLED'),
        setting('LLM_BUDGET_MS', budgetMs),
        setting('LLM_MAX_CONCURRENT', maxConcurrent),
        this.changeable('LLM_DAILY_CALLS'),
        this.changeable('LLM_DAILY_TOKENS'),
        ...providers.flatMap((provider) => this.settingsOf(provider)),
      ]),
    ];
  }

  /** At once here, within half a minute in the other processes. */
  async change(changes: SettingChanges, origin: Origin): Promise<ClassifierSetting[]> {
    await this.changed.change(changes, this.environment, origin);
    await this.settings.follow();
    return this.read();
  }

  private changeable(variable: ChangeableSetting): ClassifierSetting {
    const ranges: Partial<Record<ChangeableSetting, Range>> = SETTING_RANGES;
    return {
      ...setting(variable, this.settings.current[variable]),
      change: {
        environmentValue: this.environment[variable],
        isChanged: this.settings.isChanged(variable),
        range: ranges[variable] ?? null,
      },
    };
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
  return { variable, value: null, isSecret: true, isSet, change: null };
}

function setting(variable: string, value: string | number | null): ClassifierSetting {
  return { variable, value, isSecret: false, isSet: value !== null, change: null };
}
