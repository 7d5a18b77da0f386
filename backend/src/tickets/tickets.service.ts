import { Injectable } from '@nestjs/common';
import { ClassificationService } from '../classification/classification.service.js';
import { decodeCursor, encodeCursor } from '../common/http/cursor.js';
import type { FieldSource } from '../domain/field-source.js';
import { DEFAULT_STATUS } from '../domain/status.js';
import type { CreateTicketDto } from './dto/create-ticket.dto.js';
import type { ListTicketsQuery } from './dto/list-tickets.query.js';
import type { UpdateTicketDto } from './dto/update-ticket.dto.js';
import { TicketNotFoundError } from './ticket-errors.js';
import type { Ticket } from './ticket.entity.js';
import { TicketsRepository, type TicketChanges } from './tickets.repository.js';

export interface TicketPage {
  tickets: Ticket[];
  /** How many tickets match, over all pages. */
  total: number;
  /** Where the next page starts; undefined on the last one. */
  nextCursor?: string;
}

@Injectable()
export class TicketsService {
  constructor(
    private readonly repository: TicketsRepository,
    private readonly classification: ClassificationService,
  ) {}

  /** What the submitter leaves open, the classifier proposes; what they say is never touched. */
  async create(dto: CreateTicketDto): Promise<Ticket> {
    const { title, description, status = DEFAULT_STATUS } = dto;
    let { category, priority } = dto;
    let categorySource: FieldSource = dto.category_source ?? 'person';
    let prioritySource: FieldSource = dto.priority_source ?? 'person';
    if (!category || !priority) {
      const suggestion = await this.classification.classify({ title, description });
      const proposed: FieldSource = suggestion.source === 'default' ? 'default' : 'classifier';
      if (!category) [category, categorySource] = [suggestion.category, proposed];
      if (!priority) [priority, prioritySource] = [suggestion.priority, proposed];
    }
    return this.repository.insert({
      title,
      description,
      category,
      categorySource,
      priority,
      prioritySource,
      status,
    });
  }

  /** @throws InvalidCursorError when the cursor is not one of ours */
  async list(query: ListTicketsQuery): Promise<TicketPage> {
    const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
    const filter = {
      category: query.category,
      priority: query.priority,
      status: query.status,
      words: query.words,
    };
    const [found, total] = await Promise.all([
      this.repository.findPage(filter, query.pageSize + 1, after),
      this.repository.count(filter),
    ]);
    const tickets = found.slice(0, query.pageSize);
    const last = tickets.at(-1);
    return { tickets, total, ...(found.length > query.pageSize && last && { nextCursor: encodeCursor(last) }) };
  }

  /** @throws TicketNotFoundError */
  async get(id: number): Promise<Ticket> {
    return existing(id, await this.repository.findById(id));
  }

  /**
   * A category or priority that arrives here was chosen by a person, also when it equals the suggestion.
   * @throws TicketNotFoundError
   */
  async update(id: number, dto: UpdateTicketDto): Promise<Ticket> {
    const changes: TicketChanges = {
      ...dto,
      ...(dto.category && { categorySource: 'person' }),
      ...(dto.priority && { prioritySource: 'person' }),
    };
    if (Object.keys(changes).length === 0) return this.get(id);
    return existing(id, await this.repository.update(id, changes));
  }

  /** @throws TicketNotFoundError */
  async delete(id: number): Promise<void> {
    if (!(await this.repository.delete(id))) throw new TicketNotFoundError(id);
  }
}

function existing(id: number, ticket: Ticket | null): Ticket {
  if (!ticket) throw new TicketNotFoundError(id);
  return ticket;
}
