import { Component, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';

/** The look of a checkbox; the button around it says what it is for. */
@Component({
  selector: 'td-check-box',
  imports: [MatIcon],
  template: `
    @if (state() !== 'none') {
      <mat-icon class="xs" [svgIcon]="state() === 'all' ? 'check' : 'minus'" />
    }
  `,
  styles: `
    :host {
      display: grid;
      flex: none;
      place-items: center;
      width: 18px;
      height: 18px;
      border: 2px solid var(--mat-sys-outline);
      border-radius: 5px;
    }
    :host(.set) {
      border-color: var(--mat-sys-primary);
      background: var(--mat-sys-primary);
      color: var(--mat-sys-on-primary);
    }
    @media (forced-colors: active) {
      :host(.set) {
        outline: 2px solid Highlight;
      }
    }
  `,
  host: { 'aria-hidden': 'true', '[class.set]': "state() !== 'none'" },
})
export class CheckBox {
  readonly state = input.required<'all' | 'some' | 'none'>();
}
