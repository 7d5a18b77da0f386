import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { InvalidCursorError } from '../../common/errors/domain-error.js';
import { decodeCursor, encodeCursor } from '../../common/http/cursor.js';
import { endOf, startOf } from '../../common/validation/moment.js';
import { MAX_ID } from '../../domain/id.js';
import { AuditEntriesRepository, type AuditFilter } from './audit-entries.repository.js';
import type { AuditEntry } from './audit-entry.entity.js';
import { AUDIT_HEADER, auditRows } from './audit-file.js';
import { AuditLog } from './audit-log.repository.js';
import type { FilterAuditQuery, ListAuditQuery } from './dto/list-audit.query.js';
import type { Origin } from '../../common/access/origin.js';

const ORDER = 'audit';

export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  /** The cursor of the page after this one; undefined when it is the last. */
  readonly next?: string;
}

/** What happened, for administrators to read. */
@Injectable()
export class AuditService {
  constructor(
    private readonly repository: AuditEntriesRepository,
    private readonly log: AuditLog,
  ) {}

  /**
   * A page of the matching entries, the newest first.
   * @throws InvalidCursorError
   */
  async list(query: ListAuditQuery): Promise<AuditPage> {
    const before = query.cursor === undefined ? undefined : idOf(query.cursor);
    const found = await this.repository.find(filterOf(query), query.pageSize + 1, before);
    const entries = found.slice(0, query.pageSize);
    const last = entries.at(-1);
    if (found.length === entries.length || !last) return { entries };
    return { entries, next: encodeCursor({ order: ORDER, isBackward: false, numbers: [last.id] }) };
  }

  /**
   * All matching entries as a CSV file that comes into being while it is read, the newest first. That somebody takes them
   * away is the next entry.
   * @throws the driver's error when already the first entries cannot be read
   */
  async export(query: FilterAuditQuery, origin: Origin): Promise<Readable> {
    const batches = this.repository.batches(filterOf(query));
    const first = await batches.next();
    await this.log.record({ kind: 'audit_exported', ...origin, details: wordsOf(query) });
    return Readable.from(pieces(first, batches), { objectMode: false });
  }
}

async function* pieces(
  first: IteratorResult<AuditEntry[], unknown>,
  batches: AsyncGenerator<AuditEntry[]>,
): AsyncGenerator<string> {
  try {
    yield AUDIT_HEADER;
    for (let next = first; !next.done; next = await batches.next()) yield auditRows(next.value);
  } finally {
    await batches.return(undefined);
  }
}

/** What an export was narrowed to. */
function wordsOf({ kind, actor, from, to }: FilterAuditQuery): Record<string, string> {
  return {
    ...(kind && { kind: kind.join(' ') }),
    ...(actor !== undefined && { actor }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

function filterOf({ kind, actor, from, to }: FilterAuditQuery): AuditFilter {
  return {
    kinds: kind,
    actor,
    from: from === undefined ? undefined : startOf(from),
    until: to === undefined ? undefined : endOf(to),
  };
}

function idOf(text: string): number {
  const { order, isBackward, numbers } = decodeCursor(text);
  const [id = 0, ...rest] = numbers;
  if (order !== ORDER || isBackward || rest.length > 0 || !Number.isInteger(id) || id < 1 || id > MAX_ID) {
    throw new InvalidCursorError();
  }
  return id;
}
