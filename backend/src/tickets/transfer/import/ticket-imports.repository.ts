import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, LessThan, MoreThan, Not, type EntityManager, type Repository } from 'typeorm';
import { ADVISORY_LOCKS } from '../../../database/advisory-locks.js';
import { TicketImportChunk } from './ticket-import-chunk.entity.js';
import { TicketImportRefusal } from './ticket-import-refusal.entity.js';
import { TicketImport } from './ticket-import.entity.js';

const UNDER_WAY = ['queued', 'running'] as const;
const OVER = ['completed', 'cancelled', 'failed'] as const;

/** What is known of a file before it arrives. */
export type NewImport = Pick<TicketImport, 'format' | 'personId' | 'token'>;

/** What is known of a file when all of it has arrived. */
export type ReceivedFile = Required<
  Pick<TicketImport, 'bytes' | 'rowsTotal' | 'ignoredFields'> & { readonly digest: string }
>;

/** The imports themselves: how they begin, go on and end. */
@Injectable()
export class TicketImportsRepository {
  constructor(
    @InjectRepository(TicketImport) private readonly imports: Repository<TicketImport>,
    @InjectRepository(TicketImportChunk) private readonly chunks: Repository<TicketImportChunk>,
    @InjectRepository(TicketImportRefusal) private readonly refusals: Repository<TicketImportRefusal>,
  ) {}

  /**
   * Begins to receive a file, unless `most` files are there already, waiting, running or arriving; one after the other, so
   * that their number is known. Answers the import's number, or null.
   * @param silentSince uploads without a sign of life since then are not counted: their process has died
   */
  async add(file: NewImport, most: number, silentSince: Date): Promise<number | null> {
    return this.imports.manager.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.importAdmission]);
      const there = await manager.countBy(TicketImport, [
        { state: In(UNDER_WAY) },
        { state: 'receiving', changedAt: MoreThan(silentSince) },
      ]);
      if (there >= most) return null;
      const { id } = await manager.save(TicketImport, manager.create(TicketImport, file));
      return id;
    });
  }

  /** Forgets an import with all that belongs to it. */
  async remove(id: number): Promise<void> {
    await this.imports.delete({ id });
  }

  /** Keeps a piece of a file that is arriving, which is a sign of life. */
  async keepChunk(importId: number, place: number, bytes: Buffer): Promise<void> {
    await this.chunks.insert({ importId, place, bytes });
    await this.imports.update({ id: importId }, { changedAt: new Date() });
  }

  /** The file, piece by piece; ends early when the import has ended meanwhile. */
  async *file(importId: number): AsyncGenerator<Buffer> {
    for (let place = 0; ; place++) {
      const chunk = await this.chunks.findOneBy({ importId, place });
      if (!chunk) return;
      yield chunk.bytes;
    }
  }

  /**
   * Lets a received file wait for its turn. Unless repeats are welcome, the number of an import is answered that brought
   * the same file and has added, or may still add, tickets; then nothing is changed.
   */
  async queue(id: number, file: ReceivedFile, isRepeatWelcome: boolean): Promise<number | null> {
    return this.imports.manager.transaction(async (manager) => {
      if (!isRepeatWelcome) {
        await manager.query('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.importRepeat]);
        const earlier = await findWithDigest(manager, file.digest);
        if (earlier) return earlier.id;
      }
      await manager.update(TicketImport, { id }, { ...file, state: 'queued', changedAt: new Date() });
      return null;
    });
  }

  /** Null when there is none, also while its file is still arriving. */
  async find(id: number): Promise<TicketImport | null> {
    return this.imports.findOneBy({ id, state: Not('receiving') });
  }

  /** The latest ones first. */
  async findLatest(limit: number): Promise<TicketImport[]> {
    return this.imports.find({ where: { state: Not('receiving') }, order: { id: 'DESC' }, take: limit });
  }

  /** In the order in which they were sent. */
  async findUnfinished(): Promise<Pick<TicketImport, 'id'>[]> {
    return this.imports.find({ select: { id: true }, where: { state: In(UNDER_WAY) }, order: { id: 'ASC' } });
  }

  /** Takes up an import; null when it has ended or is unknown. */
  async start(id: number): Promise<TicketImport | null> {
    const now = new Date();
    await this.imports.update({ id, state: 'queued' }, { state: 'running', startedAt: now, changedAt: now });
    return this.imports.findOneBy({ id, state: 'running' });
  }

  /** Ends an import that has not ended yet, and removes its file. False when there is no such import. */
  async end(id: number, state: (typeof OVER)[number]): Promise<boolean> {
    return this.imports.manager.transaction(async (manager) => {
      const now = new Date();
      const ending = { state, endedAt: now, changedAt: now };
      const { affected } = await manager.update(TicketImport, { id, state: In(UNDER_WAY) }, ending);
      if (affected !== 1) return false;
      await manager.delete(TicketImportChunk, { importId: id });
      return true;
    });
  }

  /** The refused rows after this one, in the order of the file. */
  async findRefusals(importId: number, after: number, limit: number): Promise<TicketImportRefusal[]> {
    return this.refusals.find({ where: { importId, row: MoreThan(after) }, order: { row: 'ASC' }, take: limit });
  }

  /** Removes uploads that have shown no sign of life since `uploadsBefore`, and imports that ended before `endedBefore`. */
  async clean(uploadsBefore: Date, endedBefore: Date): Promise<void> {
    await this.imports.delete({ state: 'receiving', changedAt: LessThan(uploadsBefore) });
    await this.imports.delete({ state: In(OVER), endedAt: LessThan(endedBefore) });
  }
}

async function findWithDigest(manager: EntityManager, digest: string): Promise<TicketImport | null> {
  return manager.findOne(TicketImport, {
    where: [
      { digest, state: In(UNDER_WAY) },
      { digest, rowsAdded: MoreThan(0) },
    ],
    order: { id: 'DESC' },
  });
}
