import { Component, input } from '@angular/core';
import { FoundText } from '../../../shared/search/found-text';
import type { Row } from '../list/ticket-rows';

/** The line under a title: a part of the description, or for as long as it matters what became of a change. */
@Component({
  selector: 'td-row-note',
  imports: [FoundText],
  template: `
    @if (row().refusal; as refusal) {
      <span class="refused">Not saved. {{ refusal.reason }}</span>
    } @else if (row().deleted) {
      This ticket has been deleted.
    } @else {
      <td-found-text [text]="row().ticket.preview ?? ''" [search]="search()" />
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
  /** Its words stand out. */
  readonly search = input.required<string>();
}
