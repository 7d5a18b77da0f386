import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClassificationModule } from '../classification/classification.module.js';
import { RefinementService } from './refinement.service.js';
import { Ticket } from './ticket.entity.js';
import { TicketsController } from './tickets.controller.js';
import { TicketsRepository } from './tickets.repository.js';
import { TicketsService } from './tickets.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Ticket]), ClassificationModule],
  controllers: [TicketsController],
  providers: [TicketsService, TicketsRepository, RefinementService],
})
export class TicketsModule {}
