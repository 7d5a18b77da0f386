import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Brackets, type Repository, type SelectQueryBuilder } from 'typeorm';
import type { Cursor } from '../common/http/cursor.js';
import type { Category } from '../domain/category.js';
import type { Priority } from '../domain/priority.js';
import type { Status } from '../domain/status.js';
import { Ticket } from './ticket.entity.js';

export interface TicketFilter {
  category?: Category[];
  priority?: Priority[];
  status?: Status[];
  /** Each word must occur in the title or the description. */
  words: string[];
}

export type TicketChanges = Partial<Omit<Ticket, 'id' | 'createdAt' | 'updatedAt' | 'version'>>;

@Injectable()
export class TicketsRepository {
  constructor(@InjectRepository(Ticket) private readonly tickets: Repository<Ticket>) {}

  async insert(ticket: Required<TicketChanges>): Promise<Ticket> {
    const inserted = this.tickets.create(ticket);
    await this.tickets.insert(inserted); // fills in the columns that the database sets
    return inserted;
  }

  async findById(id: number): Promise<Ticket | null> {
    return this.tickets.findOneBy({ id });
  }

  /** The next `limit` matching tickets after the cursor, newest first. */
  async findPage(filter: TicketFilter, limit: number, after?: Cursor): Promise<Ticket[]> {
    const page = this.matching(filter).orderBy('ticket.createdAt', 'DESC').addOrderBy('ticket.id', 'DESC').limit(limit);
    if (after) page.andWhere('(ticket.createdAt, ticket.id) < (:createdAt, :id)', after);
    return page.getMany();
  }

  async count(filter: TicketFilter): Promise<number> {
    return this.matching(filter).getCount();
  }

  /**
   * Changes the given fields (at least one) in one statement, so that two people who change different fields at once
   * both win. Answers the ticket as this change left it, or null when there is none.
   */
  async update(id: number, changes: TicketChanges): Promise<Ticket | null> {
    const result = await this.tickets.createQueryBuilder().update().set(changes).where({ id }).returning('*').execute();
    const [row] = result.raw as Record<string, unknown>[];
    return row ? this.hydrate(row) : null;
  }

  /** False when there was no such ticket. */
  async delete(id: number): Promise<boolean> {
    const { affected } = await this.tickets.delete({ id });
    return affected === 1;
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

  private matching({ category, priority, status, words }: TicketFilter): SelectQueryBuilder<Ticket> {
    const query = this.tickets.createQueryBuilder('ticket');
    if (category) query.andWhere('ticket.category IN (:...category)', { category });
    if (priority) query.andWhere('ticket.priority IN (:...priority)', { priority });
    if (status) query.andWhere('ticket.status IN (:...status)', { status });
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
