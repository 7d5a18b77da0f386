import { Injectable } from '@nestjs/common';
import { ClassificationService } from '../classification/classification.service.js';
import { SuggestionTokensService } from '../classification/ledger/suggestion-tokens.service.js';
import { SettingsInForce } from '../classification/settings/settings-in-force.js';
import type { Author } from '../common/access/author.js';
import { DEFAULT_STATUS } from '../domain/status.js';
import { agentChanges } from './agent-changes.js';
import type { AuditedAuthor } from './deleted/deleted-ticket.js';
import { DeletedTicketsRepository } from './deleted/deleted-tickets.repository.js';
import type { CreateTicketDto } from './dto/create-ticket.dto.js';
import { TicketDto } from './dto/ticket.dto.js';
import type { UpdateTicketDto } from './dto/update-ticket.dto.js';
import { fileTicket } from './filing.js';
import { answerFor, type FirstAnswer } from './idempotency/first-answer.js';
import { IdempotentTicketGoneError } from './idempotency/idempotency-errors.js';
import { keyedRequest } from './idempotency/keyed-request.js';
import { RefinementService, type ProposedTicket } from './refinement.service.js';
import { TicketNotFoundError, VersionConflictError } from './ticket-errors.js';
import { viewOf, type TicketView, type TicketWithSuggestion } from './ticket-with-suggestion.js';
import { TicketsRepository, type ExpectedVersions, type NewTicket, type TicketChanges } from './tickets.repository.js';

/** A ticket to be kept, and what a language model may be asked about afterwards. */
interface PlannedTicket extends NewTicket {
  readonly toRefine?: Omit<ProposedTicket, 'id'>;
}

/** What the first request under a key was told. */
export interface CreatedOnce {
  readonly ticket: TicketDto;
  readonly isReplay: boolean;
}

@Injectable()
export class TicketsService {
  constructor(
    private readonly repository: TicketsRepository,
    private readonly deleted: DeletedTicketsRepository,
    private readonly classification: ClassificationService,
    private readonly tokens: SuggestionTokensService,
    private readonly refinement: RefinementService,
    private readonly settings: SettingsInForce,
  ) {}

  /**
   * Keeps the ticket without waiting for a language model. What the submitter leaves open is filled with the suggestion
   * that they were shown, or else at once by the embedded classifier and later, if configured, by a language model;
   * what they say is never touched.
   */
  async create(dto: CreateTicketDto, author: Author): Promise<TicketView> {
    const planned = await this.plan(dto, author);
    const kept = await this.repository.insert(planned);
    this.refine(kept.ticket.id, planned);
    return this.view(kept);
  }

  /**
   * The same for a client that may send the request again, with the same key: every time it gets the first answer, or,
   * when the ticket's title or description was changed since, the ticket as it is now. Requests that fail are not
   * remembered.
   * @param key 1 to 255 visible ASCII characters, known for a day
   * @throws IdempotencyKeyReusedError when the key belongs to a request for another ticket
   * @throws IdempotentTicketGoneError when the ticket has been deleted since
   */
  async createOnce(key: string, dto: CreateTicketDto, author: Author): Promise<CreatedOnce> {
    const request = keyedRequest(key, dto);
    const planned = await this.plan(dto, author);
    const first = await this.repository.insertOnce(request, planned, (kept) => TicketDto.from(this.view(kept)));
    const ticket = answerFor(request, first) ?? (await this.answerAnew(first));
    if (!first.isEarlier) this.refine(ticket.id, planned);
    return { ticket, isReplay: first.isEarlier };
  }

  /** @throws TicketNotFoundError */
  async get(id: number): Promise<TicketView> {
    return this.view(existing(id, await this.repository.findById(id)));
  }

  /**
   * An agent's change.
   * @throws TicketNotFoundError
   * @throws VersionConflictError when the ticket has none of the expected versions; then nothing is changed
   */
  async update(id: number, dto: UpdateTicketDto, author: Author, expected?: ExpectedVersions): Promise<TicketView> {
    const { title, description, reopen = [] } = dto;
    const changes: TicketChanges = {
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description }),
      ...agentChanges(dto),
    };
    if (Object.keys(changes).length === 0 && reopen.length === 0) {
      const view = await this.get(id);
      if (expected && !expected.includes(view.ticket.version)) throw new VersionConflictError(TicketDto.from(view));
      return view;
    }
    const changed =
      reopen.length > 0
        ? await this.repository.reopen(id, reopen, changes, author, expected)
        : await this.repository.update(id, changes, author, expected);
    return changed ? this.view(changed) : this.refuseChange(id, expected);
  }

  /**
   * The ticket can be restored for 30 days.
   * @throws TicketNotFoundError
   * @throws VersionConflictError when the ticket has none of the expected versions; then it stays
   */
  async delete(id: number, by: AuditedAuthor, expected?: ExpectedVersions): Promise<void> {
    if (!(await this.deleted.delete(id, by, expected))) await this.refuseChange(id, expected);
  }

  /** What a repetition is told when the first answer was forgotten. */
  private async answerAnew({ ticketId }: FirstAnswer): Promise<TicketDto> {
    const found = ticketId === null ? null : await this.repository.findById(ticketId);
    if (!found) throw new IdempotentTicketGoneError();
    return TicketDto.from(this.view(found));
  }

  /** Says why a ticket could not be changed: it is gone, or somebody else has changed it. */
  private async refuseChange(id: number, expected: ExpectedVersions): Promise<never> {
    if (!expected) throw new TicketNotFoundError(id);
    throw new VersionConflictError(TicketDto.from(await this.get(id)));
  }

  private async plan(dto: CreateTicketDto, author: Author): Promise<PlannedTicket> {
    const { title, description, category, priority, status = DEFAULT_STATUS } = dto;
    const text = { title, description };
    const shown = await this.tokens.read(dto.suggestion_token, text);
    const submission = {
      category: { value: category, source: dto.category_source },
      priority: { value: priority, source: dto.priority_source },
    };
    const { fields, decisions, submitted, isOpen } = fileTicket(text, submission, shown, (open) =>
      this.classification.classifyAtOnce(open),
    );
    return {
      fields: { ...text, ...fields, status },
      author,
      ...(submitted && { submitted }),
      ...(isOpen && { toRefine: { text, submitted: decisions } }),
    };
  }

  private refine(id: number, { toRefine }: PlannedTicket): void {
    if (toRefine) this.refinement.request({ id, ...toRefine });
  }

  private view(kept: TicketWithSuggestion): TicketView {
    return viewOf(kept, this.settings.current.REVIEW_THRESHOLD);
  }
}

function existing(id: number, found: TicketWithSuggestion | null): TicketWithSuggestion {
  if (!found) throw new TicketNotFoundError(id);
  return found;
}
