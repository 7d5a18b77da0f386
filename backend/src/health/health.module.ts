import { Module } from '@nestjs/common';
import { ClassificationModule } from '../classification/classification.module.js';
import { DatabaseModule } from '../database/database.module.js';
import { HealthController } from './health.controller.js';

@Module({ imports: [DatabaseModule, ClassificationModule], controllers: [HealthController] })
export class HealthModule {}
