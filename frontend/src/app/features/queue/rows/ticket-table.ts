import { Component, computed, effect, ElementRef, inject, input, viewChild } from '@angular/core';
import type { MatMenu } from '@angular/material/menu';
import { MatTableModule } from '@angular/material/table';
import { MatTooltip } from '@angular/material/tooltip';
import type { TicketFilters, TicketOrder } from '../../../api/types';
import { Clock } from '../../../core/clock';
import { Shortcuts } from '../../../core/shortcuts/shortcuts';
import { Age } from '../../../shared/age';
import { CheckBox } from '../bulk/check-box';
import { RowCheck } from '../bulk/row-check';
import { Selection } from '../bulk/selection';
import { FieldButton } from '../fields/field-button';
import { FIELD_NAMES, FIELDS, isDoneWith } from '../fields/ticket-fields';
import type { Row } from '../list/ticket-rows';
import { SuggestionMark } from '../suggestion/suggestion-mark';
import { Columns } from './columns';
import { DrawnRows } from './drawn-rows';
import { FocusableRow, RowFocus } from './row-focus';
import { RowNote } from './row-note';
import { TicketLink } from './ticket-link';

/** Until a row has been measured. */
const ROW_HEIGHT = 50;

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

/** The queue from 840 px up: one dense row for each ticket. */
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
  providers: [DrawnRows],
  templateUrl: './ticket-table.html',
  styleUrl: './ticket-table.scss',
  host: {
    '[style.padding-block-start.px]': 'drawn.above()',
    '[style.padding-block-end.px]': 'drawn.below()',
  },
})
export class TicketTable {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly table = viewChild.required<string, ElementRef<HTMLTableElement>>('table', { read: ElementRef });

  /** What the rows were asked for. */
  readonly filters = input.required<TicketFilters>();
  readonly open = input.required<number | undefined>();
  readonly menu = input.required<MatMenu>();

  protected readonly focus = inject(RowFocus);
  protected readonly selection = inject(Selection);
  protected readonly now = inject(Clock).now;
  protected readonly fields = FIELD_NAMES.map((name) => ({ name, label: FIELDS[name].label }));
  protected readonly columns = inject(Columns).shown;

  private readonly shortcuts = inject(Shortcuts);
  /** The browser's own tooltip: one of ours would lie over the box of the next row. */
  protected readonly selectHint = computed(() =>
    [
      this.shortcuts.hint($localize`Select`, 'X'),
      this.shortcuts.hint($localize`with Shift up to here`, 'Shift X'),
    ].join(', '),
  );
  protected readonly drawn = inject(DrawnRows);

  constructor() {
    this.drawn.follow({
      expected: { height: ROW_HEIGHT, across: 1 },
      grid: () => this.table().nativeElement,
      scroller: () => this.scroller(),
      seen: () => ({ top: this.scroller().scrollTop, height: this.scroller().clientHeight - this.headHeight() }),
      scrollTo: (top) => (this.scroller().scrollTop = top),
      measured: () => this.measured(),
    });

    // The rows of a new list begin at its top.
    let seen: TicketFilters | undefined;
    effect(() => {
      const filters = this.filters();
      if (seen !== undefined && seen !== filters) this.scroller().scrollTo({ top: 0 });
      seen = filters;
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

  private scroller(): HTMLElement {
    return this.host.closest<HTMLElement>('.scroller') ?? this.host;
  }

  private headHeight(): number {
    return this.table().nativeElement.tHead?.offsetHeight ?? 0;
  }

  private measured() {
    const body = this.table().nativeElement.tBodies[0];
    const rows = body?.rows.length ?? 0;
    const height = rows === 0 ? 0 : (body?.getBoundingClientRect().height ?? 0) / rows;
    return height > 0 ? { height, across: 1 } : undefined;
  }
}
