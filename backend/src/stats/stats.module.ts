import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CounterFoldingService } from './counter-folding.service.js';
import { CountersRepository } from './counters.repository.js';
import { StatsController } from './stats.controller.js';
import { StatsRepository } from './stats.repository.js';
import { StatsService } from './stats.service.js';
import { TicketCount } from './ticket-count.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([TicketCount])],
  controllers: [StatsController],
  providers: [StatsService, StatsRepository, CounterFoldingService, CountersRepository],
})
export class StatsModule {}
