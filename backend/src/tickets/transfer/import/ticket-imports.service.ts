import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobsService } from '../../../jobs/jobs.service.js';
import { ImportEndedError, ImportNotFoundError } from '../transfer-errors.js';
import type { TicketImportRefusal } from './ticket-import-refusal.entity.js';
import type { TicketImport } from './ticket-import.entity.js';
import { TicketImportsRepository } from './ticket-imports.repository.js';

const SHOWN = 20;

const HOUR_MS = 60 * 60 * 1_000;

/** Without a sign of life; longer than any upload may take as a whole. */
const FORGET_UPLOAD_MS = HOUR_MS;
const FORGET_MS = 7 * 24 * HOUR_MS;

/** In UTC: every hour. */
const CLEANING_SCHEDULE = '47 * * * *';

export interface RefusalPage {
  readonly refusals: TicketImportRefusal[];
  /** The last row of the page when there are more behind it. */
  readonly next: number | null;
}

/** What people may know and decide about imports. */
@Injectable()
export class TicketImportsService implements OnModuleInit {
  constructor(
    private readonly imports: TicketImportsRepository,
    private readonly jobs: JobsService,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'ticket-import-cleaning', schedule: CLEANING_SCHEDULE, run: async () => this.clean() });
  }

  async list(): Promise<TicketImport[]> {
    return this.imports.findLatest(SHOWN);
  }

  /** @throws ImportNotFoundError */
  async get(id: number): Promise<TicketImport> {
    const found = await this.imports.find(id);
    if (!found) throw new ImportNotFoundError(id);
    return found;
  }

  /**
   * The refused rows after this one.
   * @throws ImportNotFoundError
   */
  async refusals(id: number, after: number, pageSize: number): Promise<RefusalPage> {
    await this.get(id);
    const found = await this.imports.findRefusals(id, after, pageSize + 1);
    const refusals = found.slice(0, pageSize);
    return { refusals, next: found.length > pageSize ? (refusals.at(-1)?.row ?? null) : null };
  }

  /**
   * Ends an import at once: rows that are being added at the moment still count, none is added afterwards, and what was
   * added stays.
   * @throws ImportNotFoundError
   * @throws ImportEndedError
   */
  async cancel(id: number): Promise<TicketImport> {
    const isCancelled = await this.imports.end(id, 'cancelled');
    const found = await this.get(id);
    if (!isCancelled) throw new ImportEndedError(id, found.rowsAdded);
    return found;
  }

  /** Removes uploads that broke off with their process, and imports that ended a week ago. */
  async clean(): Promise<object> {
    const now = Date.now();
    await this.imports.clean(new Date(now - FORGET_UPLOAD_MS), new Date(now - FORGET_MS));
    return {};
  }
}
