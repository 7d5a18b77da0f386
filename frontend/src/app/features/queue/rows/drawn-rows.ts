import {
  afterNextRender,
  computed,
  DestroyRef,
  DOCUMENT,
  effect,
  inject,
  Injectable,
  Injector,
  signal,
  untracked,
} from '@angular/core';
import { TicketList } from '../list/ticket-list';
import { TicketRows } from '../list/ticket-rows';
import { RowFocus } from './row-focus';
import { rangeOf, type RowRange, scrollTopFor, type Seen } from './row-window';

/** What of the list is in sight before the window has been measured. */
const FIRST_HEIGHT = 800;

/** Rows that are drawn at a time when the list comes: more would keep the page from answering for longer than is felt. */
const AT_FIRST = 6;

/** Rows are all equally high, whatever the size of the text, and so many stand side by side. */
export interface RowSize {
  readonly height: number;
  readonly across: number;
}

/** How a list of rows lies in its window. */
export interface RowLayout {
  /** Until rows have been measured. */
  readonly expected: RowSize;
  /** Takes the focus for a row that is not drawn. */
  grid(): HTMLElement;
  scroller(): HTMLElement | Document;
  /** What of the rows is in sight; undefined while the list is not shown. */
  seen(): Pick<Seen, 'top' | 'height'> | undefined;
  scrollTo(top: number): void;
  /** Of the rows that are drawn; undefined while there are none. */
  measured(): RowSize | undefined;
}

/**
 * Which rows of a list are drawn: those in sight and some around them. The room of the others is kept free above and below,
 * so that a list of a hundred thousand scrolls like a short one.
 */
@Injectable()
export class DrawnRows {
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly destroyed = inject(DestroyRef);
  private readonly focus = inject(RowFocus);
  private readonly list = inject(TicketList);
  private readonly ticketRows = inject(TicketRows);

  private readonly size = signal<RowSize>({ height: 0, across: 1 });
  private readonly range = signal<RowRange>({ start: 0, end: 0 });

  readonly rows = computed(() => {
    const { start, end } = this.range();
    return this.ticketRows.rows(this.list.ids().slice(start, end));
  });
  /** The place of the first of them in the list. */
  readonly start = computed(() => this.range().start);
  /** How many rows the whole list has, as ARIA counts them: -1 is for a number that nobody knows. */
  readonly inAll = computed(() => {
    const total = this.list.total();
    return total === undefined || total.capped ? -1 : total.count;
  });
  /** The room of the rows before and after those that are drawn, in pixels. */
  readonly above = computed(() => this.lines(this.range().start) * this.size().height);
  readonly below = computed(
    () => Math.max(0, this.lines(this.list.ids().length) - this.lines(this.range().end)) * this.size().height,
  );

  private layout: RowLayout | undefined;
  /** All rows in sight were drawn once: from then on few come at a time, and others are used again. */
  private isFilled = false;
  private later: ReturnType<typeof setTimeout> | undefined;
  /** A row that had the focus when it went out of sight: it gets it back when it returns. */
  private away: number | undefined;

  /** Draws what is scrolled into sight. Call in the constructor of what shows the rows. */
  follow(layout: RowLayout): void {
    this.size.set(layout.expected);
    this.destroyed.onDestroy(() => clearTimeout(this.later));
    effect(() => {
      this.list.ids();
      untracked(() => {
        this.update();
      });
    });
    afterNextRender(() => {
      this.layout = layout;
      const grid = layout.grid();
      const scroller = layout.scroller();
      const onScroll = () => {
        this.update();
      };
      const sizes = new ResizeObserver(() => {
        this.measure(layout);
        this.update();
      });
      const { defaultView } = this.document;
      scroller.addEventListener('scroll', onScroll, { passive: true });
      defaultView?.addEventListener('resize', onScroll);
      sizes.observe(grid);
      if (scroller instanceof HTMLElement) sizes.observe(scroller);
      this.destroyed.onDestroy(() => {
        scroller.removeEventListener('scroll', onScroll);
        defaultView?.removeEventListener('resize', onScroll);
        sizes.disconnect();
        this.focus.drawnBy(undefined);
      });
      this.focus.drawnBy({ grid, reveal: (id) => this.reveal(id) });
    });
  }

  /** Rows that stand side by side are one line. */
  private lines(rows: number): number {
    return Math.ceil(rows / this.size().across);
  }

  private update(): void {
    const seen = this.layout === undefined ? { top: 0, height: FIRST_HEIGHT } : this.layout.seen();
    if (seen === undefined) return;
    const { height: rowHeight, across } = this.size();
    const count = this.list.ids().length;
    const lines = rangeOf({ ...seen, rowHeight, count: this.lines(count) });
    const inSight = { start: lines.start * across, end: Math.min(lines.end * across, count) };
    const { start, end } = this.range();
    const next = this.isFilled ? inSight : this.partOf(inSight, end);
    if (next.start === start && next.end === end) return;
    this.holdFocus(next);
    this.range.set(next);
    this.returnFocus(next);
  }

  /** The first of the rows in sight, and some more after those that are drawn; the rest comes in tasks of its own. */
  private partOf({ start, end }: RowRange, drawn: number): RowRange {
    const part = { start, end: Math.min(end, Math.max(start, drawn) + AT_FIRST) };
    this.isFilled = part.end === end && end > start;
    if (part.end < end) {
      // A timer that is set before the rows are rendered would come before that.
      afterNextRender(
        () => {
          clearTimeout(this.later);
          this.later = setTimeout(() => this.update());
        },
        { injector: this.injector },
      );
    }
    return part;
  }

  private measure(layout: RowLayout): void {
    const { height, across } = this.size();
    const size = layout.measured();
    if (size === undefined) return;
    if (Math.abs(size.height - height) > 0.2 || size.across !== across) this.size.set(size);
  }

  /** Before a row is taken away, its focus goes to the grid. */
  private holdFocus({ start, end }: RowRange): void {
    const { activeElement } = this.document;
    const grid = this.layout?.grid();
    if (grid === undefined || activeElement === null || activeElement === grid || !grid.contains(activeElement)) return;
    const id = this.focus.around(activeElement);
    const index = id === undefined ? -1 : this.list.ids().indexOf(id);
    if (index === -1 || (index >= start && index < end)) return;
    this.away = id;
    grid.focus({ preventScroll: true });
  }

  private returnFocus({ start, end }: RowRange): void {
    const { away } = this;
    if (away === undefined) return;
    const index = this.list.ids().indexOf(away);
    if (this.document.activeElement !== this.layout?.grid()) {
      this.away = undefined;
    } else if (index >= start && index < end) {
      this.away = undefined;
      afterNextRender(
        () => {
          this.focus.returnTo(away);
        },
        { injector: this.injector },
      );
    }
  }

  /** Scrolls to a row as far as needed, and has it drawn. */
  private reveal(id: number): void {
    this.isFilled = true; // what is wanted waits for no other rows
    const seen = this.layout?.seen();
    const index = this.list.ids().indexOf(id);
    if (seen === undefined || index === -1) return;
    const { height: rowHeight, across } = this.size();
    const top = scrollTopFor(Math.floor(index / across), { ...seen, rowHeight });
    if (top !== undefined) this.layout?.scrollTo(top);
    this.update();
  }
}
