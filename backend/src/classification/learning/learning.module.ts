import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../../access/audit/audit.module.js';
import { JobsModule } from '../../jobs/jobs.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { EmbeddedClassifier } from '../embedded/embedded-classifier.js';
import { ActiveClassifier } from './active-classifier.js';
import { ClassifierModel } from './classifier-model.entity.js';
import { ClassifierModelRepository } from './classifier-model.repository.js';
import { DecidedTicketsRepository } from './decided-tickets.repository.js';
import { LearningService } from './learning.service.js';
import { ModelsController } from './models.controller.js';
import { ModelsService } from './models.service.js';
import { ShippedModel } from './shipped-model.js';
import { Trainer } from './trainer.js';
import { TrainingLockRepository } from './training-lock.repository.js';
import { TrainingService } from './training.service.js';

@Module({
  imports: [AuditModule, JobsModule, SettingsModule, TypeOrmModule.forFeature([ClassifierModel])],
  controllers: [ModelsController],
  providers: [
    ActiveClassifier,
    { provide: EmbeddedClassifier, useExisting: ActiveClassifier },
    ClassifierModelRepository,
    DecidedTicketsRepository,
    LearningService,
    ModelsService,
    ShippedModel,
    { provide: Trainer, useFactory: () => new Trainer() },
    TrainingLockRepository,
    TrainingService,
  ],
  exports: [EmbeddedClassifier],
})
export class LearningModule {}
