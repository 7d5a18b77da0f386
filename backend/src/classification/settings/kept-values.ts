import { validateSync } from 'class-validator';
import { isChangeable, type ChangeableSetting, type ChangeableSettings } from './changeable-settings.js';
import type { ChangedSetting } from './changed-setting.entity.js';
import { ChangeSettingsDto } from './dto/change-settings.dto.js';

interface KeptValues {
  readonly usable: Partial<ChangeableSettings>;
  /** Those whose value administrators could not have set: somebody changed the table by hand, or the ranges were others. */
  readonly unusable: readonly ChangeableSetting[];
}

/** What is kept, by the rules for changes. Another release may have left settings that this one does not know. */
export function keptValues(kept: readonly ChangedSetting[]): KeptValues {
  const known = kept.flatMap(({ variable, value }) => (isChangeable(variable) ? [{ variable, value }] : []));
  const isUsable = ({ variable, value }: (typeof known)[number]): boolean =>
    validateSync(Object.assign(new ChangeSettingsDto(), { [variable]: value })).length === 0;
  return {
    usable: Object.fromEntries(known.filter(isUsable).map(({ variable, value }) => [variable, value])),
    unusable: known.filter((setting) => !isUsable(setting)).map(({ variable }) => variable),
  };
}
