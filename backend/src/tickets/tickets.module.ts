import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../access/audit/audit.module.js';
import { ClassificationModule } from '../classification/classification.module.js';
import { SettingsModule } from '../classification/settings/settings.module.js';
import { EventsModule } from '../events/events.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { SigningKeyModule } from '../signing-key/signing-key.module.js';
import { DeletedTicketsController } from './deleted/deleted-tickets.controller.js';
import { DeletedTicketsRepository } from './deleted/deleted-tickets.repository.js';
import { DeletedTicketsService } from './deleted/deleted-tickets.service.js';
import { TicketRestorationController } from './deleted/ticket-restoration.controller.js';
import { TicketHistoryController } from './history/ticket-history.controller.js';
import { TicketHistoryRepository } from './history/ticket-history.repository.js';
import { TicketHistoryService } from './history/ticket-history.service.js';
import { IdempotencyKey } from './idempotency/idempotency-key.entity.js';
import { IdempotencyRepository } from './idempotency/idempotency.repository.js';
import { IdempotencyService } from './idempotency/idempotency.service.js';
import { ListQueriesRepository } from './list/list-queries.repository.js';
import { SearchWordsRepository } from './list/search-words.repository.js';
import { TicketListRepository } from './list/ticket-list.repository.js';
import { TicketListService } from './list/ticket-list.service.js';
import { TicketSearchRepository } from './list/ticket-search.repository.js';
import { TicketSearchService } from './list/ticket-search.service.js';
import { WordFoldingService } from './list/word-folding.service.js';
import { RefinementService } from './refinement.service.js';
import { RequesterLinksService } from './requests/requester-links.service.js';
import { RequestsController } from './requests/requests.controller.js';
import { SimilarTicketsController } from './similar/similar-tickets.controller.js';
import { SimilarTicketsRepository } from './similar/similar-tickets.repository.js';
import { SimilarTicketsService } from './similar/similar-tickets.service.js';
import { WordFrequenciesService } from './similar/word-frequencies.service.js';
import { Ticket } from './ticket.entity.js';
import { TicketsController } from './tickets.controller.js';
import { TicketsRepository } from './tickets.repository.js';
import { TicketsService } from './tickets.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Ticket, IdempotencyKey]),
    AuditModule,
    ClassificationModule,
    EventsModule,
    JobsModule,
    SettingsModule,
    SigningKeyModule,
  ],
  controllers: [
    TicketsController,
    TicketHistoryController,
    SimilarTicketsController,
    DeletedTicketsController,
    TicketRestorationController,
    RequestsController,
  ],
  providers: [
    TicketListService,
    TicketSearchService,
    TicketListRepository,
    TicketSearchRepository,
    ListQueriesRepository,
    SearchWordsRepository,
    WordFoldingService,
    TicketsService,
    TicketsRepository,
    RefinementService,
    RequesterLinksService,
    DeletedTicketsService,
    DeletedTicketsRepository,
    IdempotencyRepository,
    IdempotencyService,
    TicketHistoryService,
    TicketHistoryRepository,
    SimilarTicketsService,
    SimilarTicketsRepository,
    WordFrequenciesService,
  ],
})
export class TicketsModule {}
