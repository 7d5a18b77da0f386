import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { JobProgress } from './job-progress.entity.js';
import { JobProgressRepository } from './job-progress.repository.js';
import { JobsService } from './jobs.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([JobProgress])],
  providers: [JobProgressRepository, JobsService],
  exports: [JobsService],
})
export class JobsModule {}
