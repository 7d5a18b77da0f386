import { Component, computed, type ElementRef, inject, input, linkedSignal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TicketHistoryApi } from '../../../../api/ticket-history-api';
import type { KnownTicket } from '../../../../api/types';
import { Clock } from '../../../../core/clock';
import { sentenceFor } from '../../../../core/errors/sentence';
import { readWhenBack } from '../../../../core/live/read-when-back';
import { Age } from '../../../../shared/age';
import { momentText } from '../../../../shared/moment';
import { Skeleton } from '../../../../shared/skeleton';
import { kept } from '../kept';
import { SectionFailure } from '../section-failure';
import { settled } from '../settled';
import { historyLines } from './history-lines';

/** The history comes after the ticket itself, and not for tickets that are only passed by. */
const PAUSE_MS = 150;

/** As many as are shown without being asked for. */
const FEW = 10;

/** The server tells no more. */
const MOST = 200;

/** What happened to a ticket and who did it, newest first; it follows the versions of the ticket. */
@Component({
  selector: 'td-ticket-history',
  imports: [Age, MatButton, MatIcon, SectionFailure, Skeleton],
  templateUrl: './ticket-history.html',
  styleUrl: './ticket-history.scss',
  host: { role: 'region', 'aria-labelledby': 'ticket-history' },
})
export class TicketHistory {
  readonly ticket = input.required<KnownTicket>();

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  private readonly id = computed(() => this.ticket().id);
  private readonly shown = settled(() => (this.ticket().description === undefined ? undefined : this.id()), PAUSE_MS);
  private readonly wanted = computed(
    () => {
      const id = this.shown();
      return id === undefined ? undefined : { id, version: this.ticket().version };
    },
    { equal: (one, other) => one?.id === other?.id && one?.version === other?.version },
  );
  private readonly history = inject(TicketHistoryApi).history(this.wanted);
  private readonly entries = kept(this.id, this.history);

  protected readonly moment = momentText;
  protected readonly now = inject(Clock).now;
  protected readonly few = FEW;
  /** True while all entries are shown, for as long as the same ticket is open. */
  protected readonly all = linkedSignal({ source: this.id, computation: () => false });
  protected readonly lines = computed(() => {
    const entries = this.entries();
    return entries && historyLines(this.ticket(), entries);
  });
  protected readonly failure = computed(() => {
    const error = this.history.error();
    return error === undefined ? undefined : $localize`The history could not be loaded. ${sentenceFor(error)}:reason:`;
  });
  /** Why the history does not reach back to the beginning; '' when it does. */
  protected readonly beginning = computed(() => {
    const entries = this.entries() ?? [];
    if (entries.some(({ kind }) => kind === 'created')) return '';
    if (entries.length >= MOST) return $localize`What happened before is not shown.`;
    return entries.length > 0
      ? $localize`What happened before is not known: histories were not kept yet.`
      : $localize`What happened to this ticket is not known: histories were not kept yet.`;
  });

  constructor() {
    readWhenBack(this.history);
  }

  protected readAgain(): void {
    this.history.reload();
    this.heading().nativeElement.focus({ preventScroll: true });
  }
}
