import { Component } from '@angular/core';

/** A T whose crossbar is still pencil and whose stem is ink. */
@Component({
  selector: 'td-logo',
  template: `
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" />
      <path class="pencil" d="M7.5 10.5h17" />
      <path d="M16 10.5v13" />
    </svg>
  `,
  styles: `
    :host,
    svg {
      display: block;
      flex: none;
      width: 32px;
      height: 32px;
    }
    rect {
      fill: var(--mat-sys-primary);
    }
    path {
      fill: none;
      stroke: var(--mat-sys-on-primary);
      stroke-width: 3;
      stroke-linecap: round;
    }
    .pencil {
      stroke: light-dark(var(--mat-sys-tertiary-container), var(--mat-sys-on-tertiary));
      stroke-dasharray: 3 4.5;
    }
  `,
})
export class Logo {}
