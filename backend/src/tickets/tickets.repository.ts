import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { LedgerRepository, reopening, settling } from '../classification/ledger/ledger.repository.js';
import type { MadeSuggestion } from '../classification/ledger/made-suggestion.js';
import {
  JUDGED_FIELDS,
  type Decider,
  type Decision,
  type Decisions,
  type JudgedField,
} from '../classification/ledger/outcome.js';
import type { SuggestionRecord } from '../classification/ledger/suggestion-record.entity.js';
import type { Author } from '../common/access/author.js';
import { EntityColumns } from '../database/entity-columns.js';
import { runPrepared } from '../database/prepared.js';
import type { FieldSource } from '../domain/field-source.js';
import { isDone } from '../domain/status.js';
import { actingAs, authored, authorValues } from '../events/acting-as.js';
import { EventChannel } from '../events/event-channel.repository.js';
import type { FirstAnswer } from './idempotency/first-answer.js';
import { IdempotencyRepository } from './idempotency/idempotency.repository.js';
import type { KeyedRequest } from './idempotency/keyed-request.js';
import type { TicketWithSuggestion } from './ticket-with-suggestion.js';
import { Ticket } from './ticket.entity.js';

type WritableTicket = Omit<Ticket, 'id' | 'createdAt' | 'updatedAt' | 'resolvedAt' | 'version'>;

export type TicketChanges = Partial<WritableTicket>;

/** In the order of the parameters of the statements. */
const WRITABLE = [
  'title',
  'description',
  'category',
  'categorySource',
  'categoryConfidence',
  'priority',
  'prioritySource',
  'priorityConfidence',
  'status',
] as const satisfies readonly (keyof WritableTicket)[];

/** A ticket to be kept. */
export interface NewTicket {
  readonly fields: WritableTicket;
  readonly author: Author;
  /** The suggestion that comes with it, and what its submitter decided. */
  readonly submitted?: { readonly suggestion: MadeSuggestion; readonly decisions: Decisions };
}

/** Versions of which a ticket must have one for a change to be made; undefined when any will do. */
export type ExpectedVersions = readonly number[] | undefined;

@Injectable()
export class TicketsRepository {
  private readonly columns: EntityColumns<Ticket>;

  constructor(
    @InjectRepository(Ticket) private readonly tickets: Repository<Ticket>,
    private readonly ledger: LedgerRepository,
    private readonly idempotency: IdempotencyRepository,
    private readonly channel: EventChannel,
  ) {
    this.columns = new EntityColumns<Ticket>(tickets.metadata);
  }

  /** Keeps the ticket and its suggestion together, or neither, in one statement. */
  async insert(ticket: NewTicket): Promise<TicketWithSuggestion> {
    return this.announced(this.keep(this.tickets.manager, ticket));
  }

  private async keep(manager: EntityManager, { fields, author, submitted }: NewTicket): Promise<TicketWithSuggestion> {
    const values = [...authorValues(author), ...this.columns.values(WRITABLE, fields)];
    const kept = `kept AS (
      INSERT INTO ticket (${this.columns.names(WRITABLE)}) VALUES (${this.columns.parameters(WRITABLE, 3)}) RETURNING *
    )`;
    if (!submitted) {
      return this.one(manager, `WITH ${kept} SELECT ${this.columns.of('kept')} FROM kept, ${authored(1)}`, values);
    }
    const { suggestion, decisions } = submitted;
    return this.one(
      manager,
      `WITH ${kept}, entered AS (${this.ledger.entering('kept', values.length + 1)})
      SELECT ${this.columns.of('kept')}, ${this.ledger.columns.of('entered')} FROM kept, entered, ${authored(1)}`,
      [...values, ...this.ledger.entryValues(suggestion, decisions)],
    );
  }

  /**
   * Keeps the ticket unless a request with this key has done so already. Of several at once the first one keeps its
   * ticket, and the others wait for its answer, no longer than any statement may take.
   * @param answerTo makes what the client is told, which is kept with the key
   */
  async insertOnce(
    request: KeyedRequest,
    ticket: NewTicket,
    answerTo: (kept: TicketWithSuggestion) => object,
  ): Promise<FirstAnswer> {
    const keeping = this.tickets.manager.transaction(async (manager) => {
      const earlier = await this.idempotency.claim(manager, request);
      if (earlier) return { ...earlier, isEarlier: true };
      const kept = await this.keep(manager, ticket);
      const answer = answerTo(kept);
      await this.idempotency.fulfil(manager, request.key, kept.ticket.id, answer);
      return { requestHash: request.hash, ticketId: kept.ticket.id, answer, isEarlier: false };
    });
    return this.announced(keeping);
  }

  async findById(id: number): Promise<TicketWithSuggestion | null> {
    return this.first(
      this.tickets.manager,
      `SELECT ${this.columns.of('ticket')}, ${this.ledger.columns.of('latest')}
      FROM ticket LEFT JOIN LATERAL (
        SELECT * FROM suggestion WHERE ticket_id = ticket.id ORDER BY id DESC LIMIT 1
      ) AS latest ON true
      WHERE ticket.id = $1`,
      [id],
    );
  }

  /**
   * An agent's change of the given fields (at least one), so that two people who change different fields at once both
   * win. The ledger learns in the same statement what was decided: a category or priority that is set, and, when work on
   * the ticket ends, whatever was still open.
   * Answers the ticket as this change left it, or null when there is none of an expected version.
   */
  async update(
    id: number,
    changes: TicketChanges,
    author: Author,
    expected?: ExpectedVersions,
  ): Promise<TicketWithSuggestion | null> {
    const { manager } = this.tickets;
    const changed = await this.announced(this.change(manager, id, changes, author, expected));
    if (changed) return changed;
    // Perhaps somebody else changed the ticket while the statement waited for its row: now with the row in hand.
    const changing = manager.transaction(async (holder) => {
      await runPrepared(holder, 'SELECT 1 FROM ticket WHERE id = $1 FOR NO KEY UPDATE', [id]);
      return this.change(holder, id, changes, author, expected);
    });
    return this.announced(changing);
  }

  /**
   * The same change, and these fields are open again afterwards: the latest suggestion proposes them. Without one they have
   * the value of the change, if any, and nobody has decided it.
   */
  async reopen(
    id: number,
    fields: readonly JudgedField[],
    changes: TicketChanges,
    author: Author,
    expected?: ExpectedVersions,
  ): Promise<TicketWithSuggestion | null> {
    const reopened = this.tickets.manager.transaction(async (manager) => {
      await runPrepared(manager, 'SELECT 1 FROM ticket WHERE id = $1 FOR NO KEY UPDATE', [id]);
      const latest = (await this.ledger.findLatest([id], manager)).get(id);
      const changed = await this.change(manager, id, { ...changes, ...proposed(fields, latest) }, author, expected);
      if (!changed) return null;
      await manager.query(reopening(fields), [id]);
      return { ...changed, suggestion: (await this.ledger.findLatest([id], manager)).get(id) ?? null };
    });
    return this.announced(reopened);
  }

  /**
   * Puts a later suggestion in the place of proposals that nobody has decided meanwhile, in one conditional statement:
   * a field that is decided has no confidence, and stays as it is. Answers false when there is nothing left to propose.
   * @param submitted what the submitter decided with the ticket
   */
  async propose(id: number, suggestion: MadeSuggestion, submitted: Decisions): Promise<boolean> {
    const proposing = this.tickets.manager.transaction(async (manager) => {
      await manager.query(...actingAs('classifier'));
      const ticket = await this.changeOpenFields(manager, id, suggestion);
      if (!ticket) return false;
      const earlier = (await this.ledger.findLatest([id], manager)).get(id);
      const decisions = decisionsOn(ticket, submitted, earlier);
      await this.ledger.record(manager, id, suggestion, decisions);
      return true;
    });
    return this.announced(proposing);
  }

  /** Tells all processes afterwards that there may be news. */
  private async announced<Result>(writing: Promise<Result>): Promise<Result> {
    const result = await writing;
    this.channel.announce();
    return result;
  }

  /**
   * Changes the ticket if it still is what it was when the statement began; only then does the statement see every
   * suggestion that it has to settle. Otherwise it changes nothing and answers null.
   */
  private async change(
    manager: EntityManager,
    id: number,
    changes: TicketChanges,
    author: Author,
    expected: ExpectedVersions,
  ): Promise<TicketWithSuggestion | null> {
    const properties = WRITABLE.filter((property) => changes[property] !== undefined);
    const decided = JUDGED_FIELDS.filter((field) => changes[`${field}Source`] === 'person');
    const accepted: readonly JudgedField[] = changes.status && isDone(changes.status) ? JUDGED_FIELDS : [];
    const settled = settling('changed', decided, accepted);
    return this.first(
      manager,
      `WITH changed AS (
        UPDATE ticket SET ${this.columns.assignments(properties, 5)}, version = version + 1, updated_at = now()
        WHERE id = $1 AND ($2::integer[] IS NULL OR version = ANY ($2))
          AND version = (SELECT seen.version FROM ticket AS seen WHERE seen.id = $1)
        RETURNING *
      )${settled ? `, settled AS (${settled})` : ''}
      SELECT ${this.columns.of('changed')}, ${this.ledger.columns.of('latest')}
      FROM changed CROSS JOIN ${authored(3)} LEFT JOIN LATERAL (
        SELECT *, false AS is_settled FROM suggestion WHERE ticket_id = changed.id
        ${settled ? 'UNION ALL SELECT *, true FROM settled' : ''}
        ORDER BY id DESC, is_settled DESC LIMIT 1
      ) AS latest ON true`,
      [id, expected ?? null, ...authorValues(author), ...this.columns.values(properties, changes)],
    );
  }

  /** Fields that are decided have no confidence. Null when both are. */
  private async changeOpenFields(
    manager: EntityManager,
    id: number,
    suggestion: MadeSuggestion,
  ): Promise<Ticket | null> {
    const { category, categoryConfidence, priority, priorityConfidence } = suggestion;
    const ifOpen = (field: JudgedField, column: string, value: string) =>
      `${column} = CASE WHEN ${field}_confidence IS NULL THEN ${column} ELSE ${value} END`;
    const changed = await this.first(
      manager,
      `UPDATE ticket SET
        ${ifOpen('category', 'category', '$2')},
        ${ifOpen('category', 'category_source', `'classifier'`)},
        ${ifOpen('category', 'category_confidence', '$3')},
        ${ifOpen('priority', 'priority', '$4')},
        ${ifOpen('priority', 'priority_source', `'classifier'`)},
        ${ifOpen('priority', 'priority_confidence', '$5')},
        version = version + 1,
        updated_at = now()
      WHERE id = $1 AND (category_confidence IS NOT NULL OR priority_confidence IS NOT NULL)
      RETURNING ${this.columns.of('ticket')}`,
      [id, category, categoryConfidence, priority, priorityConfidence],
    );
    return changed?.ticket ?? null;
  }

  private async one(manager: EntityManager, text: string, values: unknown[]): Promise<TicketWithSuggestion> {
    return (await this.first(manager, text, values)) as TicketWithSuggestion;
  }

  /** The ticket of a statement's first row, and its suggestion where the statement answers one; null without a row. */
  private async first(manager: EntityManager, text: string, values: unknown[]): Promise<TicketWithSuggestion | null> {
    const [row] = await runPrepared(manager, text, values);
    const ticket = row && this.columns.read(row);
    if (!ticket) return null;
    const suggestion = row.length > this.columns.count ? this.ledger.columns.read(row, this.columns.count) : null;
    return { ticket, suggestion };
  }
}

/** The fields as a suggestion proposes them, or as nobody's value. */
function proposed(fields: readonly JudgedField[], suggestion: SuggestionRecord | undefined): TicketChanges {
  const source: FieldSource = suggestion ? 'classifier' : 'default';
  return {
    ...(fields.includes('category') && {
      ...(suggestion && { category: suggestion.category }),
      categorySource: source,
      categoryConfidence: suggestion?.categoryConfidence ?? 0,
    }),
    ...(fields.includes('priority') && {
      ...(suggestion && { priority: suggestion.priority }),
      prioritySource: source,
      priorityConfidence: suggestion?.priorityConfidence ?? 0,
    }),
  };
}

/** What is decided about a ticket when a later suggestion arrives, and by whom as far as it was kept. */
function decisionsOn(ticket: Ticket, submitted: Decisions, earlier: SuggestionRecord | undefined): Decisions {
  const decider = <Value>(value: Value, decision: Decision<Value> | undefined): Decider =>
    decision?.value === value ? decision.by : 'agent';
  return {
    ...(ticket.categoryConfidence === null && {
      category: {
        value: ticket.category,
        by: earlier?.categoryDecidedBy ?? decider(ticket.category, submitted.category),
      },
    }),
    ...(ticket.priorityConfidence === null && {
      priority: {
        value: ticket.priority,
        by: earlier?.priorityDecidedBy ?? decider(ticket.priority, submitted.priority),
      },
    }),
  };
}
