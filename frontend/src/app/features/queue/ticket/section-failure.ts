import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';

/** A part of a ticket that could not be read; the rest is there. */
@Component({
  selector: 'td-section-failure',
  imports: [MatButton, MatIcon],
  template: `
    <mat-icon class="s" svgIcon="circle-alert" />
    <p>{{ text() }}</p>
    <button matButton type="button" (click)="retry.emit()" i18n>Try again</button>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 8px;
      padding: 4px 4px 4px 12px;
      border-radius: 12px;
      background: var(--td-well);
      font: var(--mat-sys-body-small);
    }
    p {
      flex: 1;
      min-width: 0;
    }
    mat-icon {
      color: var(--mat-sys-error);
    }
  `,
  host: { role: 'alert' },
})
export class SectionFailure {
  /** What could not be read, and why. */
  readonly text = input.required<string>();
  readonly retry = output();
}
