import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  Brackets,
  type EntityManager,
  type Repository,
  type SelectQueryBuilder,
  type UpdateQueryBuilder,
} from 'typeorm';
import { LedgerRepository } from '../classification/ledger/ledger.repository.js';
import type { MadeSuggestion } from '../classification/ledger/made-suggestion.js';
import { JUDGED_FIELDS, type Decider, type Decision, type Decisions } from '../classification/ledger/outcome.js';
import type { SuggestionRecord } from '../classification/ledger/suggestion-record.entity.js';
import type { Cursor } from '../common/http/cursor.js';
import type { Category } from '../domain/category.js';
import type { Priority } from '../domain/priority.js';
import { isDone, type Status } from '../domain/status.js';
import type { TicketWithSuggestion } from './ticket-with-suggestion.js';
import { Ticket } from './ticket.entity.js';

export interface TicketFilter {
  category?: Category[];
  priority?: Priority[];
  status?: Status[];
  /** Only tickets that have, or have not, a proposal of less than this confidence that nobody has decided. */
  review?: { isNeeded: boolean; threshold: number };
  /** Each word must occur in the title or the description. */
  words: string[];
}

type WritableTicket = Omit<Ticket, 'id' | 'createdAt' | 'updatedAt' | 'version'>;

export type TicketChanges = Partial<WritableTicket>;

/** A suggestion that comes with a new ticket, and what its submitter decided. */
export interface SubmittedSuggestion {
  suggestion: MadeSuggestion;
  decisions: Decisions;
}

@Injectable()
export class TicketsRepository {
  constructor(
    @InjectRepository(Ticket) private readonly tickets: Repository<Ticket>,
    private readonly ledger: LedgerRepository,
  ) {}

  /** Keeps the ticket and its suggestion together, or neither. */
  async insert(fields: WritableTicket, submitted?: SubmittedSuggestion): Promise<TicketWithSuggestion> {
    return this.tickets.manager.transaction(async (manager) => {
      const ticket = manager.create(Ticket, fields);
      await manager.insert(Ticket, ticket); // fills in the columns that the database sets
      if (!submitted) return { ticket, suggestion: null };
      const { suggestion, decisions } = submitted;
      return { ticket, suggestion: await this.ledger.record(manager, ticket.id, suggestion, decisions) };
    });
  }

  async findById(id: number): Promise<TicketWithSuggestion | null> {
    const ticket = await this.tickets.findOneBy({ id });
    return ticket && this.withSuggestion(ticket);
  }

  /** The next `limit` matching tickets after the cursor, newest first. */
  async findPage(filter: TicketFilter, limit: number, after?: Cursor): Promise<TicketWithSuggestion[]> {
    const page = this.matching(filter).orderBy('ticket.createdAt', 'DESC').addOrderBy('ticket.id', 'DESC').limit(limit);
    if (after) page.andWhere('(ticket.createdAt, ticket.id) < (:createdAt, :id)', after);
    const tickets = await page.getMany();
    const latest = await this.ledger.findLatest(tickets.map(({ id }) => id));
    return tickets.map((ticket) => ({ ticket, suggestion: latest.get(ticket.id) ?? null }));
  }

  async count(filter: TicketFilter): Promise<number> {
    return this.matching(filter).getCount();
  }

  /**
   * An agent's change of the given fields (at least one), in one statement, so that two people who change different
   * fields at once both win. That statement holds the ticket's row lock when the ledger learns what was decided: a
   * category or priority that is set, and, when work on the ticket ends, whatever was still open.
   * Answers the ticket as this change left it, or null when there is none.
   */
  async update(id: number, changes: TicketChanges): Promise<TicketWithSuggestion | null> {
    return this.tickets.manager.transaction(async (manager) => {
      const ticket = await this.change(manager, id, changes);
      if (!ticket) return null;
      for (const field of JUDGED_FIELDS) {
        if (changes[field]) await this.ledger.decide(manager, id, field, ticket[field]);
        else if (changes.status && isDone(changes.status)) {
          await this.ledger.acceptAsIs(manager, id, field, ticket[field]);
        }
      }
      return this.withSuggestion(ticket, manager);
    });
  }

  /**
   * Puts a later suggestion in the place of proposals that nobody has decided meanwhile, in one conditional statement:
   * a field that is decided has no confidence, and stays as it is. Answers false when there is nothing left to propose.
   * @param submitted what the submitter decided with the ticket
   */
  async propose(id: number, suggestion: MadeSuggestion, submitted: Decisions): Promise<boolean> {
    return this.tickets.manager.transaction(async (manager) => {
      const ticket = await this.changeOpenFields(manager, id, suggestion);
      if (!ticket) return false;
      const earlier = (await this.ledger.findLatest([id], manager)).get(id);
      const decisions = decisionsOn(ticket, submitted, earlier);
      await this.ledger.record(manager, id, suggestion, decisions);
      return true;
    });
  }

  /** False when there was no such ticket. */
  async delete(id: number): Promise<boolean> {
    const { affected } = await this.tickets.delete({ id });
    return affected === 1;
  }

  private async withSuggestion(ticket: Ticket, manager?: EntityManager): Promise<TicketWithSuggestion> {
    const latest = await this.ledger.findLatest([ticket.id], manager);
    return { ticket, suggestion: latest.get(ticket.id) ?? null };
  }

  private async change(manager: EntityManager, id: number, changes: TicketChanges): Promise<Ticket | null> {
    const update = manager.createQueryBuilder().update(Ticket).set(changes).where({ id });
    return this.executed(update);
  }

  private async changeOpenFields(
    manager: EntityManager,
    id: number,
    suggestion: MadeSuggestion,
  ): Promise<Ticket | null> {
    const { category, categoryConfidence, priority, priorityConfidence } = suggestion;
    const ifOpen = (field: 'category' | 'priority', column: string, value: string) => () =>
      `CASE WHEN ${field}_confidence IS NULL THEN ${column} ELSE ${value} END`;
    const update = manager
      .createQueryBuilder()
      .update(Ticket)
      .set({
        category: ifOpen('category', 'category', ':category'),
        categorySource: ifOpen('category', 'category_source', `'classifier'`),
        categoryConfidence: ifOpen('category', 'category_confidence', ':categoryConfidence'),
        priority: ifOpen('priority', 'priority', ':priority'),
        prioritySource: ifOpen('priority', 'priority_source', `'classifier'`),
        priorityConfidence: ifOpen('priority', 'priority_confidence', ':priorityConfidence'),
      })
      .where('id = :id AND (category_confidence IS NOT NULL OR priority_confidence IS NOT NULL)')
      .setParameters({ id, category, categoryConfidence, priority, priorityConfidence });
    return this.executed(update);
  }

  /** The one ticket that the statement changed, as it left it. */
  private async executed(update: UpdateQueryBuilder<Ticket>): Promise<Ticket | null> {
    const result = await update.returning('*').execute();
    const [row] = result.raw as Record<string, unknown>[];
    return row ? this.hydrate(row) : null;
  }

  /** A row as the driver answers it, as an entity. */
  private hydrate(row: Record<string, unknown>): Ticket {
    const { metadata, manager } = this.tickets;
    const ticket = this.tickets.create();
    for (const column of metadata.columns) {
      const value: unknown = manager.dataSource.driver.prepareHydratedValue(row[column.databaseName], column);
      column.setEntityValue(ticket, value);
    }
    return ticket;
  }

  private matching({ category, priority, status, review, words }: TicketFilter): SelectQueryBuilder<Ticket> {
    const query = this.tickets.createQueryBuilder('ticket');
    if (category) query.andWhere('ticket.category IN (:...category)', { category });
    if (priority) query.andWhere('ticket.priority IN (:...priority)', { priority });
    if (status) query.andWhere('ticket.status IN (:...status)', { status });
    if (review) {
      query.andWhere(
        review.isNeeded
          ? '(ticket.categoryConfidence < :threshold OR ticket.priorityConfidence < :threshold)'
          : 'coalesce(ticket.categoryConfidence, 1) >= :threshold AND coalesce(ticket.priorityConfidence, 1) >= :threshold',
        { threshold: review.threshold },
      );
    }
    for (const [index, word] of words.entries()) {
      const name = `word${index}`;
      query.andWhere(
        new Brackets((either) =>
          either.where(`ticket.title ILIKE :${name}`).orWhere(`ticket.description ILIKE :${name}`),
        ),
        { [name]: `%${escapeLike(word)}%` },
      );
    }
    return query;
  }
}

/** Takes the special meaning from LIKE's wildcards and from its escape character. */
function escapeLike(word: string): string {
  return word.replace(/[\\%_]/g, '\\$&');
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
