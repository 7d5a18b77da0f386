import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { EventsModule } from '../events/events.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { DatabaseFiguresRepository } from './database-figures.repository.js';
import { SystemController } from './system.controller.js';
import { SystemService } from './system.service.js';

/** How the server is, for those who run it. */
@Module({
  imports: [DatabaseModule, EventsModule, JobsModule],
  controllers: [SystemController],
  providers: [DatabaseFiguresRepository, SystemService],
})
export class SystemModule {}
