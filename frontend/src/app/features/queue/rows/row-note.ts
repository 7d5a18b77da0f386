import { Component, computed, input } from '@angular/core';
import type { Row } from '../list/ticket-rows';
import { preview } from './preview';

/** The line under a title: how the description begins, or for as long as it matters what became of a change. */
@Component({
  selector: 'td-row-note',
  template: `
    @if (row().refusal; as refusal) {
      <span class="refused">Not saved. {{ refusal.reason }}</span>
    } @else if (row().deleted) {
      This ticket has been deleted.
    } @else {
      {{ text() }}
      @if (row().muted) {
        <span class="unseen">No longer matches the filters.</span>
      }
    }
  `,
  styles: `
    :host {
      display: block;
      color: var(--mat-sys-on-surface-variant);
    }
    .refused {
      color: var(--mat-sys-error);
    }
  `,
  host: { dir: 'auto' },
})
export class RowNote {
  readonly row = input.required<Row>();

  protected readonly text = computed(() => preview(this.row().ticket.description));
}
