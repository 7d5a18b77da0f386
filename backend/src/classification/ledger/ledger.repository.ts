import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import type { MadeSuggestion } from './made-suggestion.js';
import type { Decision, Decisions, JudgedField, Outcome } from './outcome.js';
import { SuggestionRecord } from './suggestion-record.entity.js';

/**
 * The ledger of suggestions. What is written belongs to a change of the ticket and takes part in its transaction,
 * after the statement that holds the ticket's row lock, so that entries and outcomes of one ticket never overtake each
 * other.
 */
@Injectable()
export class LedgerRepository {
  constructor(@InjectRepository(SuggestionRecord) private readonly records: Repository<SuggestionRecord>) {}

  /** Enters a suggestion that reached a ticket; what is decided already gets its outcome at once. */
  async record(
    manager: EntityManager,
    ticketId: number,
    suggestion: MadeSuggestion,
    decisions: Decisions,
  ): Promise<SuggestionRecord> {
    const { effort, ...made } = suggestion;
    const category = settled(suggestion.category, decisions.category);
    const priority = settled(suggestion.priority, decisions.priority);
    const record = manager.create(SuggestionRecord, {
      ...made,
      ...effort,
      evidence: [...made.evidence],
      ticketId,
      categoryOutcome: category.outcome,
      categoryFinal: category.final,
      categoryDecidedBy: category.decidedBy,
      categoryDecidedAt: category.decidedAt,
      priorityOutcome: priority.outcome,
      priorityFinal: priority.final,
      priorityDecidedBy: priority.decidedBy,
      priorityDecidedAt: priority.decidedAt,
    });
    await manager.insert(SuggestionRecord, record); // fills in the columns that the database sets
    return record;
  }

  /** An agent settled the field on this value: the ticket's suggestions were right or wrong, whatever was said before. */
  async decide(manager: EntityManager, ticketId: number, field: JudgedField, value: string): Promise<void> {
    await manager.query(`${settling(field)} WHERE ticket_id = $1`, [ticketId, value]);
  }

  /** An agent was done with the ticket and left this value: only what was still open is settled by it. */
  async acceptAsIs(manager: EntityManager, ticketId: number, field: JudgedField, value: string): Promise<void> {
    await manager.query(`${settling(field)} WHERE ticket_id = $1 AND ${field}_outcome = 'open'`, [ticketId, value]);
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

/** Sets the outcome of a field; $2 is the value that it was settled on. */
function settling(field: JudgedField): string {
  return `UPDATE suggestion SET
    ${field}_outcome = (CASE ${field} WHEN $2 THEN 'accepted' ELSE 'overridden' END)::suggestion_outcome,
    ${field}_final = $2, ${field}_decided_by = 'agent', ${field}_decided_at = now()`;
}

function settled<Value>(suggested: Value, decision: Decision<Value> | undefined) {
  if (!decision) return { outcome: 'open' as Outcome, final: null, decidedBy: null, decidedAt: null };
  const outcome: Outcome = decision.value === suggested ? 'accepted' : 'overridden';
  return { outcome, final: decision.value, decidedBy: decision.by, decidedAt: new Date() };
}
