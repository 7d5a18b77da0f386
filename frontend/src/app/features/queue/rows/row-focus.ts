import {
  afterNextRender,
  computed,
  Directive,
  effect,
  ElementRef,
  inject,
  Injectable,
  Injector,
  input,
  signal,
} from '@angular/core';
import type { FieldName } from '../fields/ticket-fields';
import { TicketList } from '../list/ticket-list';

/** A list of which only a part is drawn. */
export interface RowReveal {
  /** Takes the focus for a row that is not drawn, so that it is not lost. */
  readonly grid: HTMLElement;
  /** Scrolls to a row as far as needed, and has it drawn. */
  reveal(id: number): void;
}

/**
 * Which row the keyboard is on. Rows are one tab stop together: the one that had the focus last. In a long list a row is
 * drawn only when it is near; whatever the focus does, it is on a row or waits on the grid for its row to come back.
 */
@Injectable()
export class RowFocus {
  private readonly list = inject(TicketList);
  private readonly injector = inject(Injector);
  private readonly elements = new Map<number, HTMLElement>();
  private readonly last = signal<number | undefined>(undefined);
  private window: RowReveal | undefined;

  /** The row that had the focus last; undefined before any had it. */
  readonly current = this.last.asReadonly();

  /** The row that Tab reaches. */
  readonly tabStop = computed(() => {
    const last = this.last();
    const ids = this.list.ids();
    return last !== undefined && ids.includes(last) ? last : ids[0];
  });

  add(id: number, element: HTMLElement): void {
    this.elements.set(id, element);
  }

  remove(id: number, element: HTMLElement): void {
    if (this.elements.get(id) === element) this.elements.delete(id);
  }

  /** Tells how rows that are not drawn are reached. */
  drawnBy(window: RowReveal | undefined): void {
    this.window = window;
  }

  note(id: number | undefined): void {
    this.last.set(id);
  }

  /** The row around an element, or undefined outside the rows. */
  around(element: Node): number | undefined {
    if (this.isWaiting(element)) return this.tabStop();
    return [...this.elements].find(([, row]) => row.contains(element))?.[0];
  }

  /** True for the row itself, false for anything in it. */
  isRow(element: Node): boolean {
    return this.isWaiting(element) || [...this.elements.values()].some((row) => row === element);
  }

  /** Moves the focus to a row; to the current one when that row is not there. */
  focus(id: number | undefined): void {
    const wanted = id !== undefined && this.list.ids().includes(id) ? id : this.tabStop();
    if (wanted === undefined) return;
    this.last.set(wanted);
    if (this.window === undefined) {
      this.elements.get(wanted)?.focus();
      return;
    }
    this.window.reveal(wanted);
    this.whenDrawn(wanted, (row) => {
      row.focus({ preventScroll: true });
    });
  }

  /** Gives a row that is drawn again the focus back. */
  returnTo(id: number): void {
    this.elements.get(id)?.focus({ preventScroll: true });
  }

  /** Opens the menu of a field in a row, as a click on it would. */
  openMenu(id: number, field: FieldName): void {
    this.window?.reveal(id);
    this.whenDrawn(id, (row) => row.querySelector<HTMLElement>(`[data-field="${field}"]`)?.click());
  }

  /** True for the grid while it stands in for a row that is not drawn. */
  private isWaiting(element: Node): boolean {
    return this.window?.grid === element;
  }

  private whenDrawn(id: number, act: (row: HTMLElement) => void): void {
    const row = this.elements.get(id);
    if (row !== undefined) {
      act(row);
      return;
    }
    afterNextRender(
      () => {
        const drawn = this.elements.get(id);
        if (drawn !== undefined) act(drawn);
      },
      { injector: this.injector },
    );
  }
}

/** An element that stands for a ticket in the list and can take the focus. */
@Directive({
  selector: '[tdRow]',
  host: { '(focusin)': 'focus.note(id())' },
})
export class FocusableRow {
  readonly id = input.required<number>({ alias: 'tdRow' });

  protected readonly focus = inject(RowFocus);

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    effect((onCleanup) => {
      const id = this.id();
      this.focus.add(id, element);
      onCleanup(() => {
        this.focus.remove(id, element);
      });
    });
  }
}
