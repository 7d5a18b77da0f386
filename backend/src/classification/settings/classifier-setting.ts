import type { Range } from '../../config/setting-ranges.js';

/** A setting of the classifier as it is in force, by the name of its environment variable. */
export interface ClassifierSetting {
  readonly variable: string;
  /** Null when it is not set, and for keys and addresses always. */
  readonly value: string | number | null;
  readonly isSecret: boolean;
  readonly isSet: boolean;
  /** Null when only the environment decides. */
  readonly change: SettingChange | null;
}

/** What administrators can make of a setting. */
interface SettingChange {
  readonly environmentValue: string | number;
  readonly isChanged: boolean;
  /** Null for what is on or off. */
  readonly range: Range | null;
}
