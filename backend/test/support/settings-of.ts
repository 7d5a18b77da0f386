import type { ChangeableSettings } from '../../src/classification/settings/changeable-settings.js';
import type { SettingsInForce } from '../../src/classification/settings/settings-in-force.js';

/** Settings that nobody changes. */
export function settingsOf(current: Partial<ChangeableSettings>): SettingsInForce {
  return { current } as SettingsInForce;
}
