import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClassificationModule } from '../../classification/classification.module.js';
import { SettingsModule } from '../../classification/settings/settings.module.js';
import { EventsModule } from '../../events/events.module.js';
import { JobsModule } from '../../jobs/jobs.module.js';
import { Ticket } from '../ticket.entity.js';
import { TicketExportController } from './export/ticket-export.controller.js';
import { TicketExportRepository } from './export/ticket-export.repository.js';
import { TicketExportService } from './export/ticket-export.service.js';
import { ImportUploadService } from './import/import-upload.service.js';
import { ImportedTicketsRepository } from './import/imported-tickets.repository.js';
import { TicketImportChunk } from './import/ticket-import-chunk.entity.js';
import { TicketImportRefusal } from './import/ticket-import-refusal.entity.js';
import { TicketImport } from './import/ticket-import.entity.js';
import { TicketImporterService } from './import/ticket-importer.service.js';
import { TicketImportsController } from './import/ticket-imports.controller.js';
import { TicketImportsRepository } from './import/ticket-imports.repository.js';
import { TicketImportsService } from './import/ticket-imports.service.js';

/** Tickets as files, out and in. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Ticket, TicketImport, TicketImportChunk, TicketImportRefusal]),
    ClassificationModule,
    EventsModule,
    JobsModule,
    SettingsModule,
  ],
  controllers: [TicketExportController, TicketImportsController],
  providers: [
    TicketExportService,
    TicketExportRepository,
    TicketImportsService,
    TicketImportsRepository,
    ImportUploadService,
    ImportedTicketsRepository,
    TicketImporterService,
  ],
})
export class TransferModule {}
