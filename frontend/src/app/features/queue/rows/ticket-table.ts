import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { MatMenu } from '@angular/material/menu';
import { MatTableModule } from '@angular/material/table';
import { MatTooltip } from '@angular/material/tooltip';
import type { TicketFilters, TicketOrder } from '../../../api/types';
import { Clock } from '../../../core/clock';
import { Age } from '../../../shared/age';
import { CheckBox } from '../bulk/check-box';
import { RowCheck } from '../bulk/row-check';
import { Selection } from '../bulk/selection';
import { FieldButton } from '../fields/field-button';
import { FIELD_NAMES, FIELDS, isDoneWith } from '../fields/ticket-fields';
import { TicketList } from '../list/ticket-list';
import { type Row, TicketRows } from '../list/ticket-rows';
import { SuggestionMark } from '../suggestion/suggestion-mark';
import { Columns } from './columns';
import { FocusableRow, RowFocus } from './row-focus';
import { RowNote } from './row-note';
import { rangeOf, type RowRange, scrollTopFor } from './row-window';
import { TicketLink } from './ticket-link';

/** Until a row has been measured. */
const ROW_HEIGHT = 50;

/** What of the list is in sight before the window has been measured. */
const FIRST_HEIGHT = 800;

/** Which column the order runs along, and how. */
const SORTED: Readonly<
  Record<TicketOrder, { readonly column: string; readonly sort: 'ascending' | 'descending' } | undefined>
> = {
  newest: { column: 'age', sort: 'ascending' },
  oldest: { column: 'age', sort: 'descending' },
  priority: { column: 'priority', sort: 'descending' },
  least_sure: { column: 'suggestion', sort: 'ascending' },
  updated: undefined,
  relevance: undefined,
};

/**
 * The queue from 840 px up: one dense row for each ticket. Only the rows in sight and some around them are drawn; the room
 * of the others is kept free above and below, so that a list of a hundred thousand scrolls like a short one.
 */
@Component({
  selector: 'td-ticket-table',
  imports: [
    Age,
    CheckBox,
    FieldButton,
    FocusableRow,
    MatTableModule,
    MatTooltip,
    RowCheck,
    RowNote,
    SuggestionMark,
    TicketLink,
  ],
  templateUrl: './ticket-table.html',
  styleUrl: './ticket-table.scss',
  host: {
    '[style.padding-block-start.px]': 'range().start * rowHeight()',
    '[style.padding-block-end.px]': '(ids().length - range().end) * rowHeight()',
  },
})
export class TicketTable {
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly list = inject(TicketList);
  private readonly ticketRows = inject(TicketRows);
  private readonly table = viewChild.required<string, ElementRef<HTMLTableElement>>('table', { read: ElementRef });

  readonly ids = input.required<readonly number[]>();
  /** What the rows were asked for. */
  readonly filters = input.required<TicketFilters>();
  readonly open = input.required<number | undefined>();
  readonly menu = input.required<MatMenu>();

  protected readonly focus = inject(RowFocus);
  protected readonly selection = inject(Selection);
  protected readonly now = inject(Clock).now;
  protected readonly fields = FIELD_NAMES.map((name) => ({ name, label: FIELDS[name].label }));
  protected readonly columns = inject(Columns).shown;

  protected readonly rowHeight = signal(ROW_HEIGHT);
  protected readonly range = signal<RowRange>(
    rangeOf({ top: 0, height: FIRST_HEIGHT, rowHeight: ROW_HEIGHT, count: 0 }),
  );
  protected readonly rows = computed(() => {
    const { start, end } = this.range();
    return this.ticketRows.rows(this.ids().slice(start, end));
  });
  /** With the head; -1 is for a number that nobody knows. */
  protected readonly rowCount = computed(() => {
    const total = this.list.total();
    return total === undefined || total.capped ? -1 : total.count + 1;
  });

  private scroller: HTMLElement | undefined;
  /** A row that had the focus when it went out of sight: it gets it back when it returns. */
  private away: number | undefined;

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const scroller = this.host.closest<HTMLElement>('.scroller');
      if (scroller === null) return;
      this.scroller = scroller;
      const onScroll = () => this.update();
      const sizes = new ResizeObserver(() => {
        this.measure();
        this.update();
      });
      scroller.addEventListener('scroll', onScroll, { passive: true });
      sizes.observe(scroller);
      sizes.observe(this.table().nativeElement);
      destroyed.onDestroy(() => {
        scroller.removeEventListener('scroll', onScroll);
        sizes.disconnect();
        this.focus.drawnBy(undefined);
      });
      this.focus.drawnBy({ grid: this.table().nativeElement, reveal: (id) => this.reveal(id) });
    });

    // The rows of a new list begin at its top.
    let seen: TicketFilters | undefined;
    effect(() => {
      const filters = this.filters();
      if (seen !== undefined && seen !== filters) this.scroller?.scrollTo({ top: 0 });
      seen = filters;
    });
    effect(() => {
      this.ids();
      untracked(() => this.update());
    });
  }

  protected readonly byId = (_: number, { ticket }: Row) => ticket.id;

  protected sortOf(column: string): 'ascending' | 'descending' | null {
    const sorted = SORTED[this.filters().order];
    return sorted?.column === column ? sorted.sort : null;
  }

  protected isDone({ ticket }: Row): boolean {
    return isDoneWith(ticket.status);
  }

  /** With Shift a click selects up to the row instead of opening a window. */
  protected pick(event: MouseEvent, id: number): void {
    if (!event.shiftKey || (event.target instanceof Element && event.target.closest('button') !== null)) return;
    event.preventDefault();
    this.selection.extendTo(id);
    this.focus.focus(id);
  }

  /** A click with Shift marks no text. */
  protected keepText(event: MouseEvent): void {
    if (event.shiftKey) event.preventDefault();
  }

  private seen() {
    const head = this.table().nativeElement.tHead?.offsetHeight ?? 0;
    const top = this.scroller?.scrollTop ?? 0;
    const height = (this.scroller?.clientHeight ?? FIRST_HEIGHT + head) - head;
    return { top, height, rowHeight: this.rowHeight() };
  }

  private update(): void {
    const next = rangeOf({ ...this.seen(), count: this.ids().length });
    const { start, end } = this.range();
    if (next.start === start && next.end === end) return;
    this.holdFocus(next);
    this.range.set(next);
    this.returnFocus(next);
  }

  /** Rows are all equally high, whatever the size of the text. */
  private measure(): void {
    const { tBodies } = this.table().nativeElement;
    const rows = tBodies[0]?.rows.length ?? 0;
    const height = rows === 0 ? 0 : (tBodies[0]?.getBoundingClientRect().height ?? 0) / rows;
    if (height > 0 && Math.abs(height - this.rowHeight()) > 0.2) this.rowHeight.set(height);
  }

  /** Before a row is taken away, its focus goes to the grid. */
  private holdFocus({ start, end }: RowRange): void {
    const { activeElement } = this.document;
    const table = this.table().nativeElement;
    if (activeElement === null || activeElement === table || !table.contains(activeElement)) return;
    const id = this.focus.around(activeElement);
    const index = id === undefined ? -1 : this.ids().indexOf(id);
    if (index === -1 || (index >= start && index < end)) return;
    this.away = id;
    table.focus({ preventScroll: true });
  }

  private returnFocus({ start, end }: RowRange): void {
    const { away } = this;
    if (away === undefined) return;
    const index = this.ids().indexOf(away);
    if (this.document.activeElement !== this.table().nativeElement) {
      this.away = undefined;
    } else if (index >= start && index < end) {
      this.away = undefined;
      afterNextRender(() => this.focus.returnTo(away), { injector: this.injector });
    }
  }

  private reveal(id: number): void {
    const { scroller } = this;
    const index = this.ids().indexOf(id);
    if (scroller === undefined || index === -1) return;
    const top = scrollTopFor(index, this.seen());
    if (top === undefined) return;
    scroller.scrollTop = top;
    this.update();
  }
}
