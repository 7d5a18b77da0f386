import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { AuditLog } from '../../access/audit/audit-log.repository.js';
import type { Origin } from '../../common/access/origin.js';
import { CHANGEABLE_SETTINGS, type ChangeableSettings, type SettingChanges } from './changeable-settings.js';
import { ChangedSetting } from './changed-setting.entity.js';
import { keptValues } from './kept-values.js';

@Injectable()
export class ChangedSettingsRepository {
  constructor(
    @InjectRepository(ChangedSetting) private readonly changed: Repository<ChangedSetting>,
    private readonly audit: AuditLog,
  ) {}

  /** What is kept, whoever put it there. */
  async findAll(): Promise<ChangedSetting[]> {
    return this.changed.find();
  }

  /**
   * All of the changes or none, one administrator after the other. What is then another value is told in the audit log.
   * @param environment what holds for a setting that nobody has changed
   */
  async change(changes: SettingChanges, environment: ChangeableSettings, origin: Origin): Promise<void> {
    await this.changed.manager.transaction(async (manager) => {
      await manager.query('LOCK TABLE classifier_setting IN SHARE ROW EXCLUSIVE MODE');
      const before = { ...environment, ...keptValues(await manager.find(ChangedSetting)).usable };
      for (const variable of CHANGEABLE_SETTINGS) {
        const value = changes[variable];
        if (value === undefined) continue;
        if (value === null) await manager.delete(ChangedSetting, { variable });
        else await manager.upsert(ChangedSetting, { variable, value }, ['variable']);
        const [from, to] = [before[variable], value ?? environment[variable]];
        if (from === to) continue;
        await this.audit.record(
          { kind: 'setting_changed', ...origin, details: { setting: variable, from, to } },
          manager,
        );
      }
    });
  }
}
