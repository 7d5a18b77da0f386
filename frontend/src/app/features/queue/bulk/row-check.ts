import { Component, computed, inject, input } from '@angular/core';
import { CheckBox } from './check-box';
import { Selection } from './selection';

/** Selects one ticket; with Shift everything up to it. */
@Component({
  selector: 'td-row-check',
  imports: [CheckBox],
  template: `
    <button
      type="button"
      role="checkbox"
      aria-keyshortcuts="x"
      [attr.aria-checked]="selected()"
      [attr.aria-label]="label()"
      [attr.tabindex]="reachable() ? null : -1"
      (mousedown)="keepFocus($event)"
      (click)="pick($event)"
    >
      <td-check-box [state]="selected() ? 'all' : 'none'" />
    </button>
  `,
  styles: `
    :host {
      display: block;
    }
    button {
      display: grid;
      place-items: center;
      width: 100%;
      height: 100%;
      padding: 0;
      border: 0;
      background: none;
      cursor: pointer;
    }
    button:focus-visible {
      outline-offset: -4px;
    }
    button:hover td-check-box:not(.set) {
      border-color: var(--mat-sys-on-surface);
    }
  `,
})
export class RowCheck {
  private readonly selection = inject(Selection);

  readonly id = input.required<number>();
  /** False takes the box out of the tab order: in a table only that of the current row is in it. */
  readonly reachable = input(true);

  protected readonly label = computed(() => $localize`Select ticket ${this.id()}:number:`);
  protected readonly selected = computed(() => this.selection.has(this.id()));

  /** The row keeps the focus, and with it the keys; with Shift no text is marked. */
  protected keepFocus(event: MouseEvent): void {
    event.preventDefault();
    if (!(event.currentTarget instanceof Element)) return;
    event.currentTarget.closest<HTMLElement>('tr, li')?.focus({ preventScroll: true });
  }

  protected pick(event: MouseEvent): void {
    if (event.shiftKey) this.selection.extendTo(this.id());
    else this.selection.toggle(this.id());
  }
}
