import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TicketCount } from '../tickets/ticket-count.entity.js';
import { CounterFoldingService } from './counter-folding.service.js';
import { CountersRepository } from './counters.repository.js';
import { StatsController } from './stats.controller.js';
import { StatsRepository } from './stats.repository.js';
import { StatsService } from './stats.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([TicketCount])],
  controllers: [StatsController],
  providers: [StatsService, StatsRepository, CounterFoldingService, CountersRepository],
})
export class StatsModule {}
