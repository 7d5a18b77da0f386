import { Injectable } from '@nestjs/common';
import { ClassificationService } from '../classification/classification.service.js';
import { evidenceIn } from '../classification/ledger/evidence.js';
import { isMade } from '../classification/ledger/made-suggestion.js';
import { SuggestionTokensService } from '../classification/ledger/suggestion-tokens.service.js';
import { decodeCursor, encodeCursor } from '../common/http/cursor.js';
import { Environment } from '../config/environment.js';
import { DEFAULT_STATUS, isDone } from '../domain/status.js';
import type { CreateTicketDto } from './dto/create-ticket.dto.js';
import type { ListTicketsQuery } from './dto/list-tickets.query.js';
import type { UpdateTicketDto } from './dto/update-ticket.dto.js';
import { file, fileAsSent } from './filing.js';
import { RefinementService } from './refinement.service.js';
import { TicketNotFoundError } from './ticket-errors.js';
import { viewOf, type TicketView, type TicketWithSuggestion } from './ticket-with-suggestion.js';
import { TicketsRepository, type TicketChanges, type TicketFilter } from './tickets.repository.js';

export interface TicketPage {
  tickets: TicketView[];
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
    private readonly tokens: SuggestionTokensService,
    private readonly refinement: RefinementService,
    private readonly environment: Environment,
  ) {}

  /**
   * Keeps the ticket without waiting for a language model. What the submitter leaves open is filled with the suggestion
   * that they were shown, or else at once by the embedded classifier and later, if configured, by a language model;
   * what they say is never touched.
   */
  async create(dto: CreateTicketDto): Promise<TicketView> {
    const { title, description, category, priority, status = DEFAULT_STATUS } = dto;
    const text = { title, description };
    const shown = await this.tokens.read(dto.suggestion_token, text);
    if (!shown && category && priority) {
      const { fields } = fileAsSent(category, priority);
      return this.view(await this.repository.insert({ ...text, ...fields, status }));
    }
    const suggestion = shown ?? this.classification.classifyAtOnce(text);
    const submission = {
      category: { value: category, source: dto.category_source },
      priority: { value: priority, source: dto.priority_source },
    };
    const { fields, decisions } = file(submission, suggestion, shown !== null);
    const recorded = { ...suggestion, evidence: evidenceIn(text, suggestion.evidence) };
    const kept = await this.repository.insert(
      { ...text, ...fields, status },
      isMade(recorded) ? { suggestion: recorded, decisions } : undefined,
    );
    if (!shown) this.refinement.request({ id: kept.ticket.id, text, submitted: decisions });
    return this.view(kept);
  }

  /** @throws InvalidCursorError when the cursor is not one of ours */
  async list(query: ListTicketsQuery): Promise<TicketPage> {
    const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
    const { category, priority, status, words, needsReview } = query;
    const filter: TicketFilter = {
      category,
      priority,
      status,
      words,
      ...(needsReview !== undefined && {
        review: { isNeeded: needsReview, threshold: this.environment.REVIEW_THRESHOLD },
      }),
    };
    const [found, total] = await Promise.all([
      this.repository.findPage(filter, query.pageSize + 1, after),
      this.repository.count(filter),
    ]);
    const tickets = found.slice(0, query.pageSize).map((kept) => this.view(kept));
    const last = tickets.at(-1)?.ticket;
    return { tickets, total, ...(found.length > query.pageSize && last && { nextCursor: encodeCursor(last) }) };
  }

  /** @throws TicketNotFoundError */
  async get(id: number): Promise<TicketView> {
    return this.view(existing(id, await this.repository.findById(id)));
  }

  /**
   * A category or priority that arrives here was chosen by an agent, also when it equals the suggestion. Who resolves or
   * closes a ticket was content with what stood in it, so nothing of it is open any more.
   * @throws TicketNotFoundError
   */
  async update(id: number, dto: UpdateTicketDto): Promise<TicketView> {
    const ends = dto.status !== undefined && isDone(dto.status);
    const changes: TicketChanges = {
      ...dto,
      ...(dto.category && { categorySource: 'person' }),
      ...(dto.priority && { prioritySource: 'person' }),
      ...((dto.category || ends) && { categoryConfidence: null }),
      ...((dto.priority || ends) && { priorityConfidence: null }),
    };
    if (Object.keys(changes).length === 0) return this.get(id);
    return this.view(existing(id, await this.repository.update(id, changes)));
  }

  /** @throws TicketNotFoundError */
  async delete(id: number): Promise<void> {
    if (!(await this.repository.delete(id))) throw new TicketNotFoundError(id);
  }

  private view(kept: TicketWithSuggestion): TicketView {
    return viewOf(kept, this.environment.REVIEW_THRESHOLD);
  }
}

function existing(id: number, found: TicketWithSuggestion | null): TicketWithSuggestion {
  if (!found) throw new TicketNotFoundError(id);
  return found;
}
