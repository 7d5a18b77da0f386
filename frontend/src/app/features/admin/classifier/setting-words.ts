import type { ClassifierSetting } from '../../../api/types';
import { decimal } from '../../../shared/numbers';

const WORDS: Readonly<Record<string, () => string>> = {
  REVIEW_THRESHOLD: () => $localize`:a setting|:Less sure than this needs review`,
  LEARNING: () => $localize`:a setting|:Learning from decisions`,
  LEARNING_MIN_DECISIONS: () => $localize`:a setting|:New decisions for a training by night`,
  LLM_ENABLED: () => $localize`:a setting|:Asking language models`,
  LLM_PROVIDERS: () => $localize`:a setting|:Language models, in the order in which they are asked`,
  LLM_BUDGET_MS: () => $localize`:a setting|:Time for a suggestion, over all of them`,
  LLM_MAX_CONCURRENT: () => $localize`:a setting|:Calls at the same time, each`,
  LLM_DAILY_CALLS: () => $localize`:a setting|:Calls a day, each`,
  LLM_DAILY_TOKENS: () => $localize`:a setting|:Tokens a day, each`,
};

/** Of each language model, by the end of the name. */
const WORDS_BY_END: Readonly<Record<string, () => string>> = {
  _API_KEY: () => $localize`:a setting|:Key`,
  _BASE_URL: () => $localize`:a setting|:Address of its own`,
  _MODEL: () => $localize`:a setting|:Model`,
  _TIMEOUT_MS: () => $localize`:a setting|:Time for one call`,
  _INPUT_PRICE: () => $localize`:a setting|:Price of a million tokens sent`,
  _OUTPUT_PRICE: () => $localize`:a setting|:Price of a million tokens received`,
};

/** What a setting is about; a server that is newer than this page may have more. */
export function settingInWords({ variable }: Pick<ClassifierSetting, 'variable'>): string {
  const known = WORDS[variable] ?? Object.entries(WORDS_BY_END).find(([end]) => variable.endsWith(end))?.[1];
  return known?.() ?? variable;
}

const HELP: Readonly<Record<string, () => string>> = {
  LEARNING: () =>
    $localize`When it is off, the built-in model is not trained. The version that answers goes on answering.`,
  LLM_ENABLED: () =>
    $localize`When it is off, the built-in model makes the suggestions, and no ticket is sent to a language model.`,
};

/** What to know before changing it; '' when the name says it all. */
export function settingHelp(setting: ClassifierSetting): string {
  return HELP[setting.variable]?.() ?? rangeInWords(setting);
}

/** "From 1 to 1,000,000."; '' for what is no number. */
export function rangeInWords(setting: ClassifierSetting): string {
  const { minimum, maximum } = setting;
  if (minimum === null || maximum === null) return '';
  const [least, most] = [minimum, maximum].map((value) => settingValue({ ...setting, value }));
  return $localize`From ${least}:least: to ${most}:most:.`;
}

/** What holds without a change. */
export function environmentValue(setting: ClassifierSetting): string {
  return settingValue({ ...setting, value: setting.environment_value });
}

/** "6,000 ms", "set"; of a secret only whether there is one. */
export function settingValue(setting: ClassifierSetting): string {
  if (!setting.is_set) return $localize`:a setting|:not set`;
  return setting.is_secret ? $localize`:a setting|:set` : valueInWords(setting);
}

/** "6,000 ms", "on". */
export function valueInWords({ variable, value }: Pick<ClassifierSetting, 'variable' | 'value'>): string {
  if (value === 'on') return $localize`:a setting|:on`;
  if (value === 'off') return $localize`:a setting|:off`;
  if (typeof value !== 'number') return value ?? '';
  if (variable.endsWith('_MS')) return $localize`${decimal(value)}:count: ms`;
  if (variable.endsWith('_PRICE')) return $localize`${decimal(value)}:amount: US dollars`;
  return decimal(value);
}
