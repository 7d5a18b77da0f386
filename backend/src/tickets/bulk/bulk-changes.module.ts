import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SettingsModule } from '../../classification/settings/settings.module.js';
import { EventsModule } from '../../events/events.module.js';
import { JobsModule } from '../../jobs/jobs.module.js';
import { BulkChangeRow } from './bulk-change-row.entity.js';
import { BulkChange } from './bulk-change.entity.js';
import { BulkChangesController } from './bulk-changes.controller.js';
import { BulkChangesRepository } from './bulk-changes.repository.js';
import { BulkChangesService } from './bulk-changes.service.js';
import { BulkRunRepository } from './bulk-run.repository.js';
import { BulkTargetsRepository } from './bulk-targets.repository.js';
import { BulkRunner } from './bulk-runner.service.js';

@Module({
  imports: [JobsModule, EventsModule, SettingsModule, TypeOrmModule.forFeature([BulkChange, BulkChangeRow])],
  controllers: [BulkChangesController],
  providers: [BulkChangesService, BulkChangesRepository, BulkRunner, BulkRunRepository, BulkTargetsRepository],
})
export class BulkChangesModule {}
