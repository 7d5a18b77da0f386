import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { ClassificationService } from '../classification/classification.service.js';
import { isOfLanguageModel } from '../classification/ledger/made-suggestion.js';
import type { Decisions } from '../classification/ledger/outcome.js';
import type { TicketText } from '../classification/suggestion.js';
import { TicketsRepository } from './tickets.repository.js';

/** Questions that are asked at the same time; submitting must not crowd out the suggestions of people who type. */
const MAX_RUNNING = 4;

/** Beyond it tickets keep what the embedded classifier proposed. */
const MAX_WAITING = 500;

/** A ticket that was kept with proposals of the embedded classifier. */
export interface ProposedTicket {
  readonly id: number;
  readonly text: TicketText;
  /** What its submitter decided. */
  readonly submitted: Decisions;
}

/**
 * Asks the language models about tickets that were submitted without having seen a suggestion, after the submitter has
 * had their answer, and proposes theirs for what nobody has decided meanwhile. What has not been asked when the process
 * stops is left as it is: the ticket has its proposals already.
 */
@Injectable()
export class RefinementService implements OnModuleDestroy {
  private readonly logger = new Logger(RefinementService.name);
  private readonly waiting: ProposedTicket[] = [];
  private readonly running = new Set<Promise<void>>();
  private readonly stopping = new AbortController();

  constructor(
    private readonly classification: ClassificationService,
    private readonly repository: TicketsRepository,
  ) {}

  /** Returns at once; does nothing without a language model. */
  request(ticket: ProposedTicket): void {
    if (!this.classification.hasLanguageModels || this.stopping.signal.aborted) return;
    if (this.waiting.length >= MAX_WAITING) {
      this.logger.warn(`Ticket ${ticket.id} keeps its first proposals: ${MAX_WAITING} others are waiting.`);
      return;
    }
    this.waiting.push(ticket);
    this.startNext();
  }

  /** Cancels the questions and waits for what is being written. */
  async onModuleDestroy(): Promise<void> {
    this.waiting.length = 0;
    this.stopping.abort();
    await Promise.all(this.running);
  }

  private startNext(): void {
    if (this.running.size >= MAX_RUNNING) return;
    const next = this.waiting.shift();
    if (!next) return;
    const work = this.refine(next).finally(() => {
      this.running.delete(work);
      this.startNext();
    });
    this.running.add(work);
  }

  private async refine({ id, text, submitted }: ProposedTicket): Promise<void> {
    try {
      const suggestion = await this.classification.classify(text, this.stopping.signal);
      if (isOfLanguageModel(suggestion)) await this.repository.propose(id, suggestion, submitted);
    } catch (error) {
      if (this.stopping.signal.aborted) return;
      // Only the name: the message of an unknown error may quote the ticket.
      const name = error instanceof Error ? error.name : 'unknown';
      this.logger.warn(`Ticket ${id} keeps its first proposals (${name}).`);
    }
  }
}
