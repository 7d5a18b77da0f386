import { LiveAnnouncer } from '@angular/cdk/a11y';
import { afterNextRender, Component, computed, DOCUMENT, effect, inject, Injector, untracked } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatTooltip } from '@angular/material/tooltip';
import { RouterLink } from '@angular/router';
import { sentenceFor } from '../../core/errors/sentence';
import { Notifier } from '../../core/notifier/notifier';
import { QueueUrl } from '../../core/queue-url/queue-url';
import { Viewport } from '../../core/viewport';
import { EmptyState } from '../../shared/empty-state';
import { ErrorState } from '../../shared/error-state';
import { FieldMenu } from './fields/field-menu';
import { shortTotal, totalInWords, wholeNumber } from '../../shared/numbers';
import { filtersInWords, isFiltered, NEEDS_REVIEW } from './filters/filter-words';
import { QueueFilters } from './filters/queue-filters';
import { listFailure } from './list/list-failure';
import { OptimisticChanges } from './list/optimistic-changes';
import { TicketList } from './list/ticket-list';
import { TicketRows } from './list/ticket-rows';
import { TicketStore } from './list/ticket-store';
import { neighbour, QueueKeys } from './queue-keys';
import { ListSkeleton } from './rows/list-skeleton';
import { MoreRows } from './rows/more-rows';
import { RowFocus } from './rows/row-focus';
import { TicketCards } from './rows/ticket-cards';
import { TicketTable } from './rows/ticket-table';
import { TicketDeletion } from './ticket/ticket-deletion';
import { TicketPanel } from './ticket/ticket-panel';

/** The tickets that match the address, and the one that is open. */
@Component({
  selector: 'td-queue',
  imports: [
    EmptyState,
    ErrorState,
    FieldMenu,
    ListSkeleton,
    MatButton,
    MatIcon,
    MatIconButton,
    MatTooltip,
    MoreRows,
    QueueFilters,
    RouterLink,
    TicketCards,
    TicketPanel,
    TicketTable,
  ],
  providers: [TicketStore, TicketList, OptimisticChanges, TicketRows, RowFocus, TicketDeletion],
  templateUrl: './queue.html',
  styleUrl: './queue.scss',
  hostDirectives: [QueueKeys],
  host: { '[class.split]': 'ticket() !== undefined && twoSheets()' },
})
export class Queue {
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly notifier = inject(Notifier);
  private readonly focus = inject(RowFocus);
  private readonly viewport = inject(Viewport);

  protected readonly queueUrl = inject(QueueUrl);
  protected readonly list = inject(TicketList);
  protected readonly rows = inject(TicketRows).all;

  protected readonly rail = this.viewport.rail;
  protected readonly twoSheets = this.viewport.twoSheets;
  protected readonly ticket = this.queueUrl.ticket;
  protected readonly open = this.queueUrl.ticketNumber;
  protected readonly before = computed(() => neighbour(this.list.ids(), this.open(), -1));
  protected readonly after = computed(() => neighbour(this.list.ids(), this.open(), 1));

  protected readonly filtered = computed(() => isFiltered(this.list.filters()));
  protected readonly filterWords = computed(() => filtersInWords(this.list.filters()));
  /** True when the only filter is the one for tickets that need review: that there are none is good news. */
  protected readonly onlyReview = computed(
    () => this.list.filters().needsReview && this.filterWords() === NEEDS_REVIEW,
  );
  /** The filters that could not be read; those of the list on screen may be older. */
  protected readonly asked = computed(() => isFiltered(this.queueUrl.filters()));
  protected readonly failure = computed(() => {
    const error = this.list.error();
    return error === undefined ? undefined : listFailure(error);
  });
  protected readonly empty = computed(() => this.list.ids().length === 0 && !this.list.hasMore());
  protected readonly count = computed(() => {
    const total = this.list.total();
    return total === undefined ? '' : totalInWords(total);
  });
  protected readonly shortCount = computed(() => {
    const total = this.list.total();
    return total === undefined ? '' : shortTotal(total);
  });

  /** True when more than the words narrows the list. */
  protected readonly narrowed = computed(() => isFiltered({ ...this.list.filters(), search: '' }));
  protected readonly searched = computed(() => {
    const window = this.list.searchWindow();
    return window === undefined ? '' : wholeNumber(window);
  });

  constructor() {
    // Whoever does not see the list hears what a filter made of it.
    effect(() => {
      this.list.filters();
      const count = untracked(this.count);
      if (count !== '') void this.announcer.announce(untracked(this.empty) ? 'No ticket matches.' : count, 'polite');
    });

    let last: number | undefined;
    effect(() => {
      const open = this.open();
      if (this.ticket() === undefined && last !== undefined) this.returnTo(last);
      last = open;
    });
  }

  protected refresh(): void {
    this.list.refresh((error) =>
      this.notifier.error(`The list was not refreshed. ${sentenceFor(error)}`, {
        label: 'Retry',
        run: () => this.refresh(),
      }),
    );
  }

  protected leaveOutUnknown(): void {
    void this.queueUrl.show({}, { replaceUrl: true });
  }

  /** The row after a deleted ticket takes the focus. */
  protected closeDeleted(id: number): void {
    const next = neighbour(this.list.ids(), id, 1) ?? neighbour(this.list.ids(), id, -1);
    if (next !== undefined) this.focus.note(next);
    this.queueUrl.closeTicket();
  }

  /** When a ticket is closed, the focus that was in it goes to its row; a focus elsewhere is left alone. */
  private returnTo(id: number): void {
    afterNextRender(
      () => {
        const { activeElement, body } = this.document;
        if (activeElement === null || activeElement === body) this.focus.focus(id);
      },
      { injector: this.injector },
    );
  }
}
