import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { AuditLog } from '../../access/audit/audit-log.repository.js';
import type { Origin } from '../../common/access/origin.js';
import { EntityColumns } from '../../database/entity-columns.js';
import { runPrepared } from '../../database/prepared.js';
import { authored, authorValues, RESTORING } from '../../events/acting-as.js';
import { EventChannel } from '../../events/event-channel.repository.js';
import { Ticket } from '../ticket.entity.js';
import type { ExpectedVersions } from '../tickets.repository.js';
import { KEPT_DAYS, type AuditedAuthor, type DeletedTicket } from './deleted-ticket.js';

/** In hours, because a day may have 23. */
const IS_KEPT = `deleted_at > now() - interval '${KEPT_DAYS * 24} hours'`;

/** Few enough that nobody waits for a statement that removes them. */
const PURGED_AT_ONCE = 1_000;

/**
 * Takes the ticket out of its table, and keeps beside it what its deletion empties elsewhere: the words of its suggestions,
 * and which requests made it. It sees what was there when it began, so the ticket's row must be locked before. A number that
 * was given again by hand stands for its latest ticket.
 */
const DELETE = `
  WITH gone AS (
    DELETE FROM ticket
    WHERE id = $1 AND ($2::integer[] IS NULL OR version = ANY ($2))
    RETURNING *
  )
  INSERT INTO deleted_ticket (ticket_id, person_id, token, ticket, suggestions, idempotency_keys)
  SELECT gone.id, $3, $4, to_jsonb(gone),
    coalesce((
      SELECT jsonb_agg(jsonb_build_object('id', id, 'reason', reason, 'evidence', evidence))
      FROM suggestion WHERE ticket_id = gone.id
    ), '[]'),
    ARRAY(SELECT key FROM idempotency_key WHERE ticket_id = gone.id)
  FROM gone, ${authored(3)}
  ON CONFLICT ON CONSTRAINT deleted_ticket_pkey DO UPDATE
  SET deleted_at = excluded.deleted_at, person_id = excluded.person_id, token = excluded.token, ticket = excluded.ticket,
    suggestions = excluded.suggestions, idempotency_keys = excluded.idempotency_keys
  RETURNING 1`;

/**
 * Puts the ticket back as it was, as a change of it. Its suggestions and its requests know it again; of a request, which may
 * have been forgotten and made anew, only if it still is that of a ticket that is gone.
 */
const RESTORE = `
  WITH kept AS (
    DELETE FROM deleted_ticket
    WHERE ticket_id = $1 AND ${IS_KEPT} AND NOT EXISTS (SELECT FROM ticket WHERE ticket.id = $1)
    RETURNING *
  ), back AS (
    INSERT INTO ticket OVERRIDING SYSTEM VALUE
    SELECT restored.* FROM kept, jsonb_populate_record(
      NULL::ticket,
      kept.ticket || jsonb_build_object('version', (kept.ticket ->> 'version')::integer + 1, 'updated_at', now())
    ) AS restored
    RETURNING id
  ), suggestions AS (
    UPDATE suggestion SET ticket_id = back.id, reason = words.reason, evidence = words.evidence
    FROM back, kept, jsonb_to_recordset(kept.suggestions) AS words (id integer, reason text, evidence jsonb)
    WHERE suggestion.id = words.id
  ), requests AS (
    UPDATE idempotency_key SET ticket_id = back.id
    FROM back, kept
    WHERE key = ANY (kept.idempotency_keys) AND idempotency_key.ticket_id IS NULL
      AND idempotency_key.created_at <= kept.deleted_at
  )
  SELECT id FROM back, ${authored(2)}`;

/** Tickets that were deleted, for as long as they can be brought back. They are in no list, counter or search. */
@Injectable()
export class DeletedTicketsRepository {
  private readonly columns: EntityColumns<Ticket>;

  constructor(
    @InjectRepository(Ticket) private readonly tickets: Repository<Ticket>,
    private readonly channel: EventChannel,
    private readonly audit: AuditLog,
  ) {
    this.columns = new EntityColumns<Ticket>(tickets.metadata);
  }

  /** False when there was no such ticket of an expected version. */
  async delete(id: number, by: AuditedAuthor, expected?: ExpectedVersions): Promise<boolean> {
    const isDeleted = await this.tickets.manager.transaction(async (manager) => {
      await runPrepared(manager, 'SELECT 1 FROM ticket WHERE id = $1 FOR UPDATE', [id]);
      const deleted = await runPrepared(manager, DELETE, [id, expected ?? null, ...authorValues(by)]);
      if (deleted.length > 0) await this.record('ticket_deleted', id, by, manager);
      return deleted.length > 0;
    });
    this.channel.announce();
    return isDeleted;
  }

  /** Puts the ticket back; false when it is not among the deleted ones, or there is a ticket with its number. */
  async restore(id: number, by: AuditedAuthor): Promise<boolean> {
    const isRestored = await this.tickets.manager.transaction(async (manager) => {
      await manager.query(RESTORING);
      const restored = await runPrepared(manager, RESTORE, [id, ...authorValues(by)]);
      if (restored.length > 0) await this.record('ticket_restored', id, by, manager);
      return restored.length > 0;
    });
    this.channel.announce();
    return isRestored;
  }

  /**
   * Those that can be restored, the latest deletion first.
   * @param before the last one of the page before
   */
  async find(limit: number, before?: Pick<DeletedTicket, 'deletedAt' | 'id'>): Promise<DeletedTicket[]> {
    const rows = await runPrepared(
      this.tickets.manager,
      `SELECT deleted_at, (SELECT name FROM person WHERE person.id = person_id), token, ${this.columns.of('was')}
      FROM deleted_ticket, jsonb_populate_record(NULL::ticket, deleted_ticket.ticket) AS was
      WHERE ${IS_KEPT} AND (deleted_at, ticket_id) < ($1::timestamptz, $2::integer)
      ORDER BY deleted_at DESC, ticket_id DESC LIMIT $3`,
      [before?.deletedAt ?? 'infinity', before?.id ?? 0, limit],
    );
    return rows.map(([deletedAt, person, token, ...row]) => {
      const ticket = this.columns.read(row) as Ticket;
      const deletedBy = { person: person as string | null, token: token as string | null };
      return { id: ticket.id, ticket, deletedAt: deletedAt as Date, deletedBy };
    });
  }

  /** Removes for good, now; false when it is not among the deleted ones. */
  async purgeOne(id: number, origin: Origin): Promise<boolean> {
    return this.tickets.manager.transaction(async (manager) => {
      const purged = await runPrepared(
        manager,
        `DELETE FROM deleted_ticket WHERE ticket_id = $1 AND ${IS_KEPT} RETURNING 1`,
        [id],
      );
      if (purged.length === 0) return false;
      await this.record('deleted_ticket_purged', id, origin, manager);
      return true;
    });
  }

  /** Removes for good what cannot be restored any more; answers how many tickets. */
  async purge(): Promise<number> {
    for (let total = 0; ;) {
      const purged = await this.tickets.query<unknown[]>(
        `WITH purged AS (
          DELETE FROM deleted_ticket WHERE ticket_id IN (
            SELECT ticket_id FROM deleted_ticket WHERE NOT (${IS_KEPT})
            ORDER BY deleted_at LIMIT ${PURGED_AT_ONCE} FOR UPDATE SKIP LOCKED
          ) RETURNING 1
        ) SELECT FROM purged`,
      );
      total += purged.length;
      if (purged.length < PURGED_AT_ONCE) return total;
    }
  }

  private async record(
    kind: 'ticket_deleted' | 'ticket_restored' | 'deleted_ticket_purged',
    id: number,
    { actor, address }: Origin,
    manager: EntityManager,
  ): Promise<void> {
    await this.audit.record({ kind, actor, address, subject: `#${id}` }, manager);
  }
}
