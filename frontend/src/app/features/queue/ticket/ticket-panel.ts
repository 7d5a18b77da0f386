import { Clipboard } from '@angular/cdk/clipboard';
import { Component, computed, DOCUMENT, effect, ElementRef, inject, input, output, viewChild } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatTooltip } from '@angular/material/tooltip';
import { readProblem } from '../../../api/problem';
import { TicketsApi } from '../../../api/tickets-api';
import type { KnownTicket } from '../../../api/types';
import { sentenceFor } from '../../../core/errors/sentence';
import { readWhenBack } from '../../../core/live/read-when-back';
import { Notifier } from '../../../core/notifier/notifier';
import { type Command, Shortcuts } from '../../../core/shortcuts/shortcuts';
import { isTypingIn } from '../../../core/typing-target';
import { EmptyState } from '../../../shared/empty-state';
import { ErrorState } from '../../../shared/error-state';
import { momentText } from '../../../shared/moment';
import { Skeleton } from '../../../shared/skeleton';
import { MarkedText } from '../../../shared/suggestion/marked-text';
import { FieldButton } from '../fields/field-button';
import { FIELDS } from '../fields/ticket-fields';
import { OptimisticChanges } from '../list/optimistic-changes';
import { TicketRows } from '../list/ticket-rows';
import { TicketStore } from '../list/ticket-store';
import { SuggestionCard } from '../suggestion/suggestion-card';
import { TicketHistory } from './history/ticket-history';
import { SimilarTickets } from './similar/similar-tickets';
import { TicketDeletion } from './ticket-deletion';

/** The status has a line of its own where there is room for two values in one. */
const SHOWN_FIELDS = (['status', 'category', 'priority'] as const).map((name) => ({ name, label: FIELDS[name].label }));

/** A ticket in full: beside the list, over it, or as a page of its own, as the room allows. */
@Component({
  selector: 'td-ticket-panel',
  imports: [
    EmptyState,
    ErrorState,
    FieldButton,
    MarkedText,
    MatButton,
    MatIcon,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    MatTooltip,
    SimilarTickets,
    Skeleton,
    SuggestionCard,
    TicketHistory,
  ],
  templateUrl: './ticket-panel.html',
  styleUrl: './ticket-panel.scss',
  host: { '(window:beforeprint)': 'namePrint()', '(window:afterprint)': 'unnamePrint()' },
})
export class TicketPanel {
  private readonly document = inject(DOCUMENT);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly clipboard = inject(Clipboard);
  private readonly notifier = inject(Notifier);
  private readonly rows = inject(TicketRows);
  private readonly store = inject(TicketStore);
  private readonly changes = inject(OptimisticChanges);
  private readonly deletion = inject(TicketDeletion);
  private readonly shortcuts = inject(Shortcuts);
  private readonly heading = viewChild<string, ElementRef<HTMLElement>>('heading', { read: ElementRef });

  /** Undefined when the address names no number. */
  readonly id = input.required<number | undefined>();
  readonly menu = input.required<MatMenu>();
  /** The neighbours in the list, where there are any. */
  readonly previous = input<number>();
  readonly next = input<number>();
  /** True where the panel is the page: it then goes back instead of being closed. */
  readonly page = input(false);

  readonly opened = output<number>();
  readonly closed = output();
  readonly deleted = output<number>();

  protected readonly fields = SHOWN_FIELDS;
  protected readonly moment = momentText;

  /** Read even when the list has it: the list lacks the description, and may be older than the ticket. */
  protected readonly ticket = inject(TicketsApi).ticket(this.id);
  protected readonly previousHint = computed(() => this.shortcuts.hint($localize`Previous ticket`, 'K'));
  protected readonly nextHint = computed(() => this.shortcuts.hint($localize`Next ticket`, 'J'));
  protected readonly row = computed(() => {
    const id = this.id();
    return id === undefined ? undefined : this.rows.row(id);
  });
  /** True while a default stands in for a value that nobody could suggest. */
  protected readonly unsuggested = computed(() => {
    const ticket = this.row()?.ticket;
    return ticket?.category_source === 'default' || ticket?.priority_source === 'default';
  });
  protected readonly missing = computed(
    () =>
      this.id() === undefined ||
      this.row()?.deleted === true ||
      readProblem(this.ticket.error())?.code === 'ticket_not_found',
  );
  protected readonly failure = computed(() => {
    const error = this.ticket.error();
    return this.row()?.ticket.description === undefined && error !== undefined ? sentenceFor(error) : undefined;
  });

  protected readonly address = computed(() => new URL(`queue/${this.id()}`, this.document.baseURI).href);

  private titleBefore: string | undefined;

  constructor() {
    this.shortcuts.offer(() => this.commands());
    readWhenBack(this.ticket);
    effect(() => {
      if (this.ticket.hasValue()) this.store.take([this.ticket.value()]);
    });
    let missed: KnownTicket | undefined;
    effect(() => {
      // A list that was read again may have brought a newer version, without its description.
      const ticket = this.row()?.ticket;
      if (ticket === undefined || ticket.description !== undefined || this.ticket.status() !== 'resolved') return;
      if (missed?.id === ticket.id && missed.version === ticket.version) return;
      missed = ticket;
      this.ticket.reload();
    });
    // The reader starts at the title; the keys of the ticket work from there, and Escape leads back to its row. A title that
    // comes later, as that of a ticket which somebody deletes, takes the focus from nobody who is elsewhere by then.
    let entered: number | undefined;
    effect(() => {
      const id = this.id();
      const heading = this.heading()?.nativeElement;
      if (heading === undefined) return;
      const { activeElement } = this.document;
      const isNew = id !== entered && !isTypingIn(activeElement);
      if (isNew || activeElement === this.document.body || this.host.contains(activeElement)) {
        heading.focus({ preventScroll: true });
      }
      entered = id;
    });
  }

  protected copyLink(): void {
    const address = this.address();
    if (this.clipboard.copy(address)) this.notifier.info($localize`The link to this ticket was copied.`);
    else this.notifier.error($localize`The browser did not allow copying. The link is ${address}:address:`);
  }

  protected keepTheirs(id: number): void {
    this.changes.keepTheirs(id);
    this.goOn();
  }

  protected setMine(id: number): void {
    this.changes.setMine(id);
    this.goOn();
  }

  protected print(): void {
    this.document.defaultView?.print();
  }

  protected delete(): void {
    const ticket = this.row()?.ticket;
    if (ticket !== undefined) this.deletion.ask(ticket, () => this.deleted.emit(ticket.id));
  }

  /** The title of the page is what a printed file is called. */
  protected namePrint(): void {
    const ticket = this.row()?.ticket;
    if (ticket === undefined) return;
    this.titleBefore ??= this.document.title;
    this.document.title = `${ticket.id} ${ticket.title}`;
  }

  protected unnamePrint(): void {
    if (this.titleBefore !== undefined) this.document.title = this.titleBefore;
    this.titleBefore = undefined;
  }

  /** The buttons go with the question; the focus that was on them stays in the ticket. */
  private goOn(): void {
    this.heading()?.nativeElement.focus({ preventScroll: true });
  }

  private commands(): readonly Command[] {
    const ticket = this.row()?.ticket;
    if (ticket === undefined || this.missing()) return [];
    return [
      {
        label: $localize`Copy the link to the ticket`,
        icon: 'link',
        run: () => {
          this.copyLink();
        },
      },
      {
        label: $localize`Print the ticket`,
        icon: 'printer',
        run: () => {
          this.print();
        },
      },
    ].map((command) => ({ ...command, group: $localize`Ticket ${ticket.id}:number:` }));
  }
}
