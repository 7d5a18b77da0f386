import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { EntityColumns } from '../../database/entity-columns.js';
import type { MadeSuggestion } from './made-suggestion.js';
import type { Decision, Decisions, JudgedField, Outcome } from './outcome.js';
import { SuggestionRecord } from './suggestion-record.entity.js';

/** What is told about a new entry; the database sets the rest. */
const ENTERED = [
  'source',
  'model',
  'version',
  'degraded',
  'category',
  'categoryConfidence',
  'categoryOutcome',
  'categoryFinal',
  'categoryDecidedBy',
  'categoryDecidedAt',
  'priority',
  'priorityConfidence',
  'priorityOutcome',
  'priorityFinal',
  'priorityDecidedBy',
  'priorityDecidedAt',
  'reason',
  'evidence',
  'latencyMs',
  'inputTokens',
  'outputTokens',
  'costUsd',
] as const satisfies readonly (keyof SuggestionRecord)[];

/**
 * The ledger of suggestions. What is written belongs to a change of the ticket and takes part in its transaction,
 * after the statement that holds the ticket's row lock, so that entries and outcomes of one ticket never overtake each
 * other.
 */
@Injectable()
export class LedgerRepository {
  readonly columns: EntityColumns<SuggestionRecord>;

  constructor(@InjectRepository(SuggestionRecord) private readonly records: Repository<SuggestionRecord>) {
    this.columns = new EntityColumns<SuggestionRecord>(records.metadata);
  }

  /** Enters a suggestion that reached a ticket; what is decided already gets its outcome at once. */
  async record(
    manager: EntityManager,
    ticketId: number,
    suggestion: MadeSuggestion,
    decisions: Decisions,
  ): Promise<SuggestionRecord> {
    const record = manager.create(SuggestionRecord, { ...entryOf(suggestion, decisions), ticketId });
    await manager.insert(SuggestionRecord, record); // fills in the columns that the database sets
    return record;
  }

  /** The same for many tickets, in one statement. */
  async recordAll(manager: EntityManager, suggested: readonly SuggestedTicket[]): Promise<void> {
    if (suggested.length === 0) return;
    const records = suggested.map(({ ticketId, suggestion, decisions }) => ({
      ...entryOf(suggestion, decisions),
      ticketId,
    }));
    await manager.createQueryBuilder().insert().into(SuggestionRecord).values(records).updateEntity(false).execute();
  }

  /**
   * The same as a part of the statement that keeps the ticket: enters the suggestion for the ticket whose `id` the part
   * `ticket` of that statement returns, and returns the entry.
   * @param first the number of the first parameter that is free for the values of `entryValues`
   */
  entering(ticket: string, first: number): string {
    return `INSERT INTO suggestion (ticket_id, ${this.columns.names(ENTERED)})
      SELECT id, ${this.columns.parameters(ENTERED, first)} FROM ${ticket} RETURNING *`;
  }

  entryValues(suggestion: MadeSuggestion, decisions: Decisions): unknown[] {
    return this.columns.values(ENTERED, entryOf(suggestion, decisions));
  }

  /** The latest suggestion of each of these tickets that has one, by the ticket's id; in one statement. */
  async findLatest(
    ticketIds: readonly number[],
    manager: EntityManager = this.records.manager,
  ): Promise<ReadonlyMap<number | null, SuggestionRecord>> {
    if (ticketIds.length === 0) return new Map();
    const latest = await manager
      .createQueryBuilder(SuggestionRecord, 'record')
      .distinctOn(['record.ticketId'])
      .where('record.ticketId = ANY(:ticketIds)', { ticketIds })
      .orderBy('record.ticketId')
      .addOrderBy('record.id', 'DESC')
      .getMany();
    return new Map(latest.map((record) => [record.ticketId, record]));
  }
}

/**
 * A part of the statement that changes a ticket: settles its suggestions on the values that the part `ticket` of that
 * statement returns, and returns them. It sees the suggestions that were there when the statement began, so the ticket must
 * not have changed since then.
 * @param decided fields that an agent chose: the suggestions were right or wrong, whatever was said before
 * @param accepted fields that an agent left as they are when the work ended: only what was still open is settled by it
 */
export function settling(
  ticket: string,
  decided: readonly JudgedField[],
  accepted: readonly JudgedField[],
): string | null {
  const left = accepted.filter((field) => !decided.includes(field));
  if (decided.length + left.length === 0) return null;
  const isOpen = left.map((field) => `suggestion.${field}_outcome = 'open'`);
  return `UPDATE suggestion SET ${[
    ...decided.map((field) => settlement(ticket, field, (value) => value)),
    ...left.map((field) =>
      settlement(
        ticket,
        field,
        (value, column) => `CASE suggestion.${field}_outcome WHEN 'open' THEN ${value} ELSE ${column} END`,
      ),
    ),
  ].join(', ')}
    FROM ${ticket}
    WHERE suggestion.ticket_id = ${ticket}.id ${decided.length > 0 ? '' : `AND (${isOpen.join(' OR ')})`}
    RETURNING suggestion.*`;
}

/** Sets what became of a field, each column to a new value or to what `choose` makes of it and of the column. */
function settlement(ticket: string, field: JudgedField, choose: (value: string, column: string) => string): string {
  const values = {
    outcome: `(CASE suggestion.${field} WHEN ${ticket}.${field} THEN 'accepted' ELSE 'overridden' END)::suggestion_outcome`,
    final: `${ticket}.${field}`,
    decided_by: `'agent'::suggestion_decider`,
    decided_at: 'now()',
  };
  return Object.entries(values)
    .map(([name, value]) => `${field}_${name} = ${choose(value, `suggestion.${field}_${name}`)}`)
    .join(', ');
}

/**
 * A statement that says of a ticket's suggestions that nobody has decided these fields; its parameter is the ticket's number.
 */
export function reopening(fields: readonly JudgedField[]): string {
  const open = fields.flatMap((field) => [
    `${field}_outcome = 'open'`,
    ...['final', 'decided_by', 'decided_at'].map((name) => `${field}_${name} = NULL`),
  ]);
  return `UPDATE suggestion SET ${open.join(', ')} WHERE ticket_id = $1`;
}

/** A ticket, the suggestion that reached it, and what was decided by then. */
export interface SuggestedTicket {
  readonly ticketId: number;
  readonly suggestion: MadeSuggestion;
  readonly decisions: Decisions;
}

/** What the ledger says about a new suggestion. */
function entryOf({ effort, ...made }: MadeSuggestion, decisions: Decisions) {
  const category = settled(made.category, decisions.category);
  const priority = settled(made.priority, decisions.priority);
  return {
    ...made,
    ...effort,
    evidence: [...made.evidence],
    categoryOutcome: category.outcome,
    categoryFinal: category.final,
    categoryDecidedBy: category.decidedBy,
    categoryDecidedAt: category.decidedAt,
    priorityOutcome: priority.outcome,
    priorityFinal: priority.final,
    priorityDecidedBy: priority.decidedBy,
    priorityDecidedAt: priority.decidedAt,
  };
}

function settled<Value>(suggested: Value, decision: Decision<Value> | undefined) {
  if (!decision) return { outcome: 'open' as Outcome, final: null, decidedBy: null, decidedAt: null };
  const outcome: Outcome = decision.value === suggested ? 'accepted' : 'overridden';
  return { outcome, final: decision.value, decidedBy: decision.by, decidedAt: new Date() };
}
