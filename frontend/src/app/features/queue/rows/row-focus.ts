import { computed, Directive, effect, ElementRef, inject, Injectable, input, signal } from '@angular/core';
import type { FieldName } from '../fields/ticket-fields';
import { TicketList } from '../list/ticket-list';

/** Which row the keyboard is on. Rows are one tab stop together: the one that had the focus last. */
@Injectable()
export class RowFocus {
  private readonly list = inject(TicketList);
  private readonly elements = new Map<number, HTMLElement>();
  private readonly last = signal<number | undefined>(undefined);

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

  note(id: number): void {
    this.last.set(id);
  }

  /** The row around an element, or undefined outside the rows. */
  around(element: Node): number | undefined {
    return [...this.elements].find(([, row]) => row.contains(element))?.[0];
  }

  /** True for the row itself, false for anything in it. */
  isRow(element: Node): boolean {
    return [...this.elements.values()].some((row) => row === element);
  }

  /** Moves the focus to a row; to the current one when that row is not there. */
  focus(id: number | undefined): void {
    const element = this.elements.get(id ?? NaN) ?? this.elements.get(this.tabStop() ?? NaN);
    element?.focus();
  }

  /** Opens the menu of a field in a row, as a click on it would. */
  openMenu(id: number, field: FieldName): void {
    this.elements.get(id)?.querySelector<HTMLElement>(`[data-field="${field}"]`)?.click();
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
