import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../../access/audit/audit.module.js';
import { ChangedSetting } from './changed-setting.entity.js';
import { ChangedSettingsRepository } from './changed-settings.repository.js';
import { ClassifierSettingsController } from './classifier-settings.controller.js';
import { ClassifierSettingsService } from './classifier-settings.service.js';
import { SettingsInForce } from './settings-in-force.js';

@Module({
  imports: [AuditModule, TypeOrmModule.forFeature([ChangedSetting])],
  controllers: [ClassifierSettingsController],
  providers: [ChangedSettingsRepository, ClassifierSettingsService, SettingsInForce],
  exports: [SettingsInForce],
})
export class SettingsModule {}
