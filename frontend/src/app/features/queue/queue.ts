import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  effect,
  type ElementRef,
  inject,
  Injector,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatTooltip } from '@angular/material/tooltip';
import { RouterLink } from '@angular/router';
import { Clock } from '../../core/clock';
import { sentenceFor } from '../../core/errors/sentence';
import { Notifier } from '../../core/notifier/notifier';
import { QueueUrl } from '../../core/queue-url/queue-url';
import { Viewport } from '../../core/viewport';
import { EmptyState } from '../../shared/empty-state';
import { ErrorState } from '../../shared/error-state';
import { shortTotal, totalInWords, wholeNumber } from '../../shared/numbers';
import { BulkBar } from './bulk/bulk-bar';
import { BulkRun } from './bulk/bulk-run';
import { Selection } from './bulk/selection';
import { FieldMenu } from './fields/field-menu';
import { filtersInWords, isFiltered, needsReview } from './filters/filter-words';
import { OrderChoice } from './filters/order-choice';
import { QueueFilters } from './filters/queue-filters';
import { agoText } from './list/change-words';
import { listFailure } from './list/list-failure';
import { OptimisticChanges } from './list/optimistic-changes';
import { QueueMemory } from './list/queue-memory';
import { TicketList } from './list/ticket-list';
import { TicketRows } from './list/ticket-rows';
import { TicketStore } from './list/ticket-store';
import { DeletedTickets } from './list/deleted-tickets';
import { Undo } from './list/undo';
import { LiveRows } from './live/live-rows';
import { NewTickets } from './live/new-tickets';
import { NewTicketsPill } from './live/new-tickets-pill';
import { QueueCommands } from './queue-commands';
import { QueueKeys } from './queue-keys';
import { neighbour, QueueWalk } from './queue-walk';
import { ColumnChoice } from './rows/column-choice';
import { ListSkeleton } from './rows/list-skeleton';
import { MoreRows } from './rows/more-rows';
import { RowFocus } from './rows/row-focus';
import { TicketCards } from './rows/ticket-cards';
import { TicketTable } from './rows/ticket-table';
import { TicketDeletion } from './ticket/ticket-deletion';
import { TicketPanel } from './ticket/ticket-panel';
import { ViewsRow } from './views/views-row';

/** The tickets that match the address, and the one that is open. */
@Component({
  selector: 'td-queue',
  imports: [
    BulkBar,
    ColumnChoice,
    EmptyState,
    ErrorState,
    FieldMenu,
    ListSkeleton,
    MatButton,
    MatIcon,
    MatIconButton,
    MatTooltip,
    MoreRows,
    NewTicketsPill,
    OrderChoice,
    QueueFilters,
    RouterLink,
    TicketCards,
    TicketPanel,
    TicketTable,
    ViewsRow,
  ],
  providers: [
    TicketStore,
    TicketList,
    OptimisticChanges,
    BulkRun,
    DeletedTickets,
    Undo,
    LiveRows,
    NewTickets,
    TicketRows,
    Selection,
    RowFocus,
    QueueWalk,
    QueueCommands,
    TicketDeletion,
  ],
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
  private readonly memory = inject(QueueMemory);
  private readonly newTickets = inject(NewTickets);
  private readonly clock = inject(Clock);
  private readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');

  protected readonly queueUrl = inject(QueueUrl);
  protected readonly list = inject(TicketList);
  protected readonly selection = inject(Selection);
  protected readonly bulk = inject(BulkRun);

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
    () => this.list.filters().needsReview && this.filterWords() === needsReview(),
  );
  /** The filters that could not be read; those of the list on screen may be older. */
  protected readonly asked = computed(() => isFiltered(this.queueUrl.filters()));
  protected readonly failure = computed(() => {
    const error = this.list.error();
    return error === undefined ? undefined : listFailure(error, this.asked());
  });
  protected readonly empty = computed(() => this.list.ids().length === 0 && !this.list.hasMore());
  protected readonly count = computed(() => {
    const total = this.list.total();
    return total === undefined ? '' : totalInWords(total);
  });
  protected readonly shortCount = computed(() => {
    const total = this.list.total();
    return total === undefined ? '' : $localize`${shortTotal(total)}:count: tickets`;
  });
  protected readonly pickLabel = computed(() =>
    this.selection.mode() ? $localize`Stop selecting` : $localize`Select tickets`,
  );

  /** True when more than the words narrows the list. */
  protected readonly narrowed = computed(() => isFiltered({ ...this.list.filters(), search: '' }));
  protected readonly searched = computed(() => {
    const window = this.list.searchWindow();
    return window === undefined ? '' : wholeNumber(window);
  });

  /** How long ago the list on screen was read, where there is no connection to read it now. */
  protected readonly keptSince = computed(() => {
    const at = this.list.keptAt();
    this.clock.now();
    return at === undefined ? undefined : agoText(new Date(at).toISOString());
  });

  constructor() {
    inject(LiveRows);
    inject(QueueCommands).offer(() => this.refresh());
    this.keepPlace();

    // Whoever does not see the list hears what a filter made of it.
    effect(() => {
      this.list.filters();
      const count = untracked(this.count);
      if (count !== '')
        void this.announcer.announce(untracked(this.empty) ? $localize`No ticket matches.` : count, 'polite');
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
      this.notifier.error($localize`The list was not refreshed. ${sentenceFor(error)}:reason:`, {
        label: $localize`Retry`,
        run: () => this.refresh(),
      }),
    );
  }

  /** Puts the new tickets at the top. What is on screen stays where it is, and so does the focus. */
  protected showNew(): void {
    const scroller = this.rail() ? this.scroller().nativeElement : this.document.documentElement;
    const { scrollTop, scrollHeight } = scroller;
    const isOnPill = Boolean(this.document.activeElement?.closest('td-new-tickets-pill'));
    const first = this.newTickets.show();
    afterNextRender(
      () => {
        if (first !== undefined && scrollTop > 0) scroller.scrollTop = scrollTop + scroller.scrollHeight - scrollHeight;
        // The pill is gone: whoever pressed it goes on with the first of them, or with the row they were on.
        if (isOnPill && scrollTop === 0) this.focus.focus(first);
        else if (isOnPill) this.focus.returnTo(this.focus.tabStop() ?? 0);
      },
      { injector: this.injector },
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

  /** Whoever comes back from another page finds the list where it was. */
  private keepPlace(): void {
    const place = this.memory.takePlace();
    this.focus.note(place?.row);
    afterNextRender(() => {
      if (place !== undefined) this.scroller().nativeElement.scrollTop = place.scrollTop;
    });
    let scrollTop = 0;
    const noted = new AbortController();
    afterNextRender(() => {
      const { nativeElement } = this.scroller();
      nativeElement.addEventListener('scroll', () => (scrollTop = nativeElement.scrollTop), {
        passive: true,
        signal: noted.signal,
      });
    });
    inject(DestroyRef).onDestroy(() => {
      noted.abort();
      this.memory.keepPlace({ scrollTop, row: this.focus.current() });
    });
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
