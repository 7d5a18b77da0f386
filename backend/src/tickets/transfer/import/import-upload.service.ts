import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Author } from '../../../common/access/author.js';
import { JobsService } from '../../../jobs/jobs.service.js';
import { checkUtf8 } from '../file/utf8.js';
import { readRows } from '../file/read-rows.js';
import {
  ImportRepeatedError,
  ImportTooLargeError,
  MalformedFileError,
  TooManyImportsError,
  TooManyRowsError,
} from '../transfer-errors.js';
import { MAX_MEGABYTES, MAX_ROWS, MAX_UNFINISHED } from './import-limits.js';
import { IMPORT_WORK } from './import-work.js';
import type { FileFormat } from '../file/file-format.js';
import { isUsed } from './row-check.js';
import type { TicketImport } from './ticket-import.entity.js';
import { TicketImportsRepository, type ReceivedFile } from './ticket-imports.repository.js';
import { TimeSlice } from './time-slice.js';

const MAX_BYTES = MAX_MEGABYTES * 1024 * 1024;
const CHUNK_BYTES = 256 * 1024;

/** An upload that has kept no piece for this long is taken for dead, and takes nobody's place any more. */
const SILENT_MS = 5 * 60 * 1_000;

/** Names of other fields are told, but not without end. */
const MAX_IGNORED = 50;
const MAX_NAME_LENGTH = 100;

export interface Upload {
  readonly format: FileFormat;
  readonly body: AsyncIterable<Buffer>;
  readonly author: Author;
  /** As the client announces it; undefined when it does not. */
  readonly announcedBytes: number | undefined;
  /** Whether a file is welcome that was imported already. */
  readonly isRepeatWelcome: boolean;
}

/** Receives files. */
@Injectable()
export class ImportUploadService {
  constructor(
    private readonly imports: TicketImportsRepository,
    private readonly jobs: JobsService,
  ) {}

  /**
   * Keeps a file in the database while it arrives, a piece in memory at a time, and looks through all its rows on the way:
   * what can be read as a whole waits for its turn to be imported, and of everything else nothing stays.
   * @throws MalformedFileError, ImportTooLargeError, TooManyRowsError, ImportRepeatedError, TooManyImportsError
   * @throws the stream's error when it breaks off
   */
  async receive({ format, body, author, announcedBytes = 0, isRepeatWelcome }: Upload): Promise<TicketImport> {
    if (announcedBytes > MAX_BYTES) throw new ImportTooLargeError(MAX_MEGABYTES);
    const id = await this.imports.add({ format, ...author }, MAX_UNFINISHED, new Date(Date.now() - SILENT_MS));
    if (id === null) throw new TooManyImportsError();
    try {
      const file = await this.readThrough(id, format, body);
      const earlier = await this.imports.queue(id, file, isRepeatWelcome);
      if (earlier !== null) throw new ImportRepeatedError(earlier);
    } catch (error) {
      // what cannot be removed now is removed by the hourly cleaning
      await this.imports.remove(id).catch(() => undefined);
      throw error;
    }
    await this.jobs.enqueue(IMPORT_WORK, { id });
    const received = await this.imports.find(id);
    if (!received) throw new Error('An import that was just queued is not there.');
    return received;
  }

  private async readThrough(id: number, format: FileFormat, body: AsyncIterable<Buffer>): Promise<ReceivedFile> {
    const copy = new StoredCopy(async (place, bytes) => this.imports.keepChunk(id, place, bytes));
    const ignored = new Set<string>();
    const slice = new TimeSlice();
    let rowsTotal = 0;
    for await (const row of readRows(format, checkUtf8(copy.passOn(body)))) {
      await slice.pass();
      rowsTotal = row.number;
      if (rowsTotal > MAX_ROWS) throw new TooManyRowsError(MAX_ROWS);
      if (!('fields' in row)) continue;
      for (const name of row.fields.keys()) {
        if (!isUsed(name) && ignored.size < MAX_IGNORED) ignored.add(storableName(name));
      }
    }
    if (rowsTotal === 0) throw new MalformedFileError('The file holds no tickets.');
    return { bytes: copy.bytes, digest: copy.digest, rowsTotal, ignoredFields: [...ignored] };
  }
}

/** Keeps what passes, in pieces of an even size, and measures it. */
class StoredCopy {
  private readonly hash = createHash('sha256');
  bytes = 0;
  digest = '';

  constructor(private readonly keep: (place: number, bytes: Buffer) => Promise<void>) {}

  async *passOn(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let place = 0;
    let pieces: Buffer[] = [];
    let waiting = 0;
    for await (const piece of body) {
      this.bytes += piece.length;
      if (this.bytes > MAX_BYTES) throw new ImportTooLargeError(MAX_MEGABYTES);
      this.hash.update(piece);
      pieces.push(piece);
      waiting += piece.length;
      if (waiting >= CHUNK_BYTES) {
        await this.keep(place++, Buffer.concat(pieces));
        pieces = [];
        waiting = 0;
      }
      yield piece;
    }
    if (waiting > 0) await this.keep(place, Buffer.concat(pieces));
    this.digest = this.hash.digest('hex');
  }
}

/** A name that the database can keep. */
function storableName(name: string): string {
  return Array.from(name.toWellFormed().replaceAll('\0', '\uFFFD')).slice(0, MAX_NAME_LENGTH).join('');
}
