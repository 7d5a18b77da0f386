import { Component, computed, type ElementRef, inject, input, viewChild } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { SimilarApi } from '../../../../api/similar-api';
import type { KnownTicket, SimilarTicket } from '../../../../api/types';
import { Clock } from '../../../../core/clock';
import { sentenceFor } from '../../../../core/errors/sentence';
import { readWhenBack } from '../../../../core/live/read-when-back';
import { QueueUrl } from '../../../../core/queue-url/queue-url';
import { Skeleton } from '../../../../shared/skeleton';
import { CategoryValue } from '../../../../shared/values/category-value';
import { PriorityValue } from '../../../../shared/values/priority-value';
import { STATUS_TERMS } from '../../../../shared/vocabulary';
import { kept } from '../kept';
import { SectionFailure } from '../section-failure';
import { settled } from '../settled';
import { outcomeText } from './outcome-text';

/** Looking for them costs the server something: they are for tickets that are read, not for those that are passed by. */
const PAUSE_MS = 400;

/** Tickets like this one, and what became of them. */
@Component({
  selector: 'td-similar-tickets',
  imports: [CategoryValue, MatIcon, PriorityValue, RouterLink, SectionFailure, Skeleton],
  templateUrl: './similar-tickets.html',
  styleUrl: './similar-tickets.scss',
  host: { role: 'region', 'aria-labelledby': 'similar-tickets' },
})
export class SimilarTickets {
  readonly ticket = input.required<KnownTicket>();

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  private readonly clock = inject(Clock);
  private readonly id = computed(() => this.ticket().id);
  private readonly shown = settled(() => (this.ticket().description === undefined ? undefined : this.id()), PAUSE_MS);
  private readonly similar = inject(SimilarApi).similar(this.shown);

  /** Links keep the filters, and one ticket replaces another in the browser's history. */
  protected readonly entry = inject(QueueUrl).ticketEntry;
  protected readonly terms = STATUS_TERMS;
  protected readonly tickets = kept(this.id, this.similar);
  protected readonly failure = computed(() => {
    const error = this.similar.error();
    return error === undefined
      ? undefined
      : $localize`Similar tickets could not be loaded. ${sentenceFor(error)}:reason:`;
  });

  constructor() {
    readWhenBack(this.similar);
  }

  protected outcome(ticket: SimilarTicket): string {
    return outcomeText(ticket, this.clock.now());
  }

  protected words(ticket: SimilarTicket): string {
    return ticket.shared_words.join(', ');
  }

  protected readAgain(): void {
    this.similar.reload();
    this.heading().nativeElement.focus({ preventScroll: true });
  }
}
