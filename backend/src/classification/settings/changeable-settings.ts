import type { Environment } from '../../config/environment.js';

/** What administrators change while the server runs. All else is as the environment says, keys and addresses above all. */
export const CHANGEABLE_SETTINGS = [
  'REVIEW_THRESHOLD',
  'LEARNING',
  'LEARNING_MIN_DECISIONS',
  'LLM_ENABLED',
  'LLM_DAILY_CALLS',
  'LLM_DAILY_TOKENS',
] as const satisfies readonly (keyof Environment)[];

export type ChangeableSetting = (typeof CHANGEABLE_SETTINGS)[number];

export type ChangeableSettings = Pick<Environment, ChangeableSetting>;

/** New values; null takes back what was set, so that the environment's value holds again. */
export type SettingChanges = { readonly [Name in ChangeableSetting]?: ChangeableSettings[Name] | null };

export function isChangeable(variable: string): variable is ChangeableSetting {
  return (CHANGEABLE_SETTINGS as readonly string[]).includes(variable);
}
