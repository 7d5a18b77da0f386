import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { ClassificationService } from '../../../classification/classification.service.js';
import { isRefusedData, translateDatabaseError } from '../../../database/database-error.js';
import type { RunningWork, WorkInput } from '../../../jobs/job-kind.js';
import { JobsService } from '../../../jobs/jobs.service.js';
import { fileTicket } from '../../filing.js';
import { readRows } from '../file/read-rows.js';
import { MalformedFileError } from '../transfer-errors.js';
import { MAX_KEPT_REFUSALS } from './import-limits.js';
import { IMPORT_WORK } from './import-work.js';
import { ImportedTicketsRepository, type ImportBatch, type ImportedTicket } from './imported-tickets.repository.js';
import { checkRow, type CheckedRow, type ReadTicket } from './row-check.js';
import type { TicketImport } from './ticket-import.entity.js';
import { TicketImportsRepository } from './ticket-imports.repository.js';
import { TimeSlice } from './time-slice.js';

/** Rows of one transaction, which is to be over in a fraction of a second. */
const BATCH_ROWS = 500;

/** Characters of one transaction: rows may be long. */
const BATCH_CHARACTERS = 1_000_000;

/** Adds the tickets of received files, from the checkpoint on. */
@Injectable()
export class TicketImporterService implements OnModuleInit {
  private readonly logger = new Logger(TicketImporterService.name);

  constructor(
    private readonly imports: TicketImportsRepository,
    private readonly tickets: ImportedTicketsRepository,
    private readonly classification: ClassificationService,
    private readonly jobs: JobsService,
  ) {}

  onModuleInit(): void {
    this.jobs.registerWork({
      name: IMPORT_WORK,
      run: async (job, input) => this.run(job, input),
      onGivenUp: async ({ id }) => {
        await this.imports.end(id, 'failed');
      },
      unfinished: async () => this.imports.findUnfinished(),
    });
  }

  /**
   * Goes on with an import until it has ended, also by being cancelled, or until the signal tells to stop.
   * @throws the driver's error, the signal's reason, or an error when another process goes on with it
   */
  async run({ signal }: RunningWork, { id }: WorkInput): Promise<object> {
    const found = await this.imports.start(id);
    if (!found) return {};
    try {
      for await (const batch of this.batches(found)) {
        signal.throwIfAborted();
        if (await this.add(found, batch)) continue;
        if (await this.imports.start(id)) throw new Error('Another process goes on with this import.');
        return {};
      }
    } catch (error) {
      // a file that is removed while it is read looks as if it broke off
      if (error instanceof MalformedFileError && !(await this.imports.start(id))) return {};
      throw error;
    }
    await this.imports.end(id, 'completed');
    return {};
  }

  /** The rows behind the checkpoint, some at a time. */
  private async *batches({ id, format, rowsRead }: TicketImport): AsyncGenerator<CheckedRow[]> {
    const slice = new TimeSlice();
    let rows: CheckedRow[] = [];
    let characters = 0;
    for await (const row of readRows(format, this.imports.file(id))) {
      await slice.pass();
      if (row.number <= rowsRead) continue;
      const checked = checkRow(row, new Date());
      rows.push(checked);
      if ('ticket' in checked) characters += checked.ticket.values.description.length;
      if (rows.length < BATCH_ROWS && characters < BATCH_CHARACTERS) continue;
      yield rows;
      rows = [];
      characters = 0;
    }
    if (rows.length > 0) yield rows;
  }

  /**
   * Adds or refuses consecutive rows; false when the import has ended. When the database refuses what we do not, the row
   * in question is found by halving.
   */
  private async add(found: TicketImport, rows: readonly CheckedRow[]): Promise<boolean> {
    const batch = await this.batchOf(rows);
    try {
      const room = batch.refused.length > 0 ? await this.roomForRefusals(found.id) : 0;
      return await this.tickets.add(found, batch, room);
    } catch (error) {
      if (!isRefusedData(error)) throw error;
      const [first] = rows;
      if (rows.length === 1 && first) {
        this.logger.warn(`The database refused row ${first.number} of import ${found.id}.`);
        const errors = translateDatabaseError(error)?.fields ?? { row: ['row holds what the database cannot keep'] };
        return this.add(found, [{ number: first.number, errors }]);
      }
      const half = Math.ceil(rows.length / 2);
      return (await this.add(found, rows.slice(0, half))) && this.add(found, rows.slice(half));
    }
  }

  private async batchOf(rows: readonly CheckedRow[]): Promise<ImportBatch> {
    const slice = new TimeSlice();
    const tickets: ImportedTicket[] = [];
    for (const row of rows) {
      await slice.pass();
      if ('ticket' in row) tickets.push(this.filed(row.ticket));
    }
    const refused = rows.flatMap((row) => ('errors' in row ? [{ row: row.number, errors: row.errors }] : []));
    return { after: (rows[0]?.number ?? 1) - 1, upTo: rows.at(-1)?.number ?? 0, tickets, refused };
  }

  /** As if it were submitted without having seen a suggestion; no language model is asked about the tickets of a file. */
  private filed({ values, createdAt, resolvedAt }: ReadTicket): ImportedTicket {
    const { title, description, category, priority, status } = values;
    const text = { title, description };
    const submission = {
      category: { value: category, source: undefined },
      priority: { value: priority, source: undefined },
    };
    const { fields, submitted } = fileTicket(text, submission, null, (open) =>
      this.classification.classifyAtOnce(open),
    );
    return { fields: { ...text, ...fields, status }, createdAt, resolvedAt, ...(submitted && { proposal: submitted }) };
  }

  private async roomForRefusals(id: number): Promise<number> {
    const { rowsRefused = 0 } = (await this.imports.find(id)) ?? {};
    return Math.max(0, MAX_KEPT_REFUSALS - rowsRefused);
  }
}
