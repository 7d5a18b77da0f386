import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { EventChannel } from './event-channel.repository.js';
import { EventFeed } from './event-feed.service.js';
import { EventRemovalService } from './event-removal.service.js';
import { EventStreamsService } from './event-streams.service.js';
import { EventsController } from './events.controller.js';
import { TicketEventsRepository } from './ticket-events.repository.js';

/** What happens to tickets, told to those who want to know. */
@Module({
  imports: [JobsModule],
  controllers: [EventsController],
  providers: [EventChannel, EventFeed, EventStreamsService, EventRemovalService, TicketEventsRepository],
  exports: [EventChannel, EventStreamsService],
})
export class EventsModule {}
