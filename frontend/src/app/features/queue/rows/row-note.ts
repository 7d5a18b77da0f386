import { Component, inject, input } from '@angular/core';
import { FoundText } from '../../../shared/search/found-text';
import { OptimisticChanges } from '../list/optimistic-changes';
import type { Row } from '../list/ticket-rows';

/** The line under a title: a part of the description, or for as long as it matters what became of a change. */
@Component({
  selector: 'td-row-note',
  imports: [FoundText],
  template: `
    @if (row().conflict; as conflict) {
      <span class="conflict">
        <span class="text refused" [title]="conflict.text">{{ conflict.text }}</span>
        <button type="button" [attr.tabindex]="reachable() ? null : -1" (click)="keepTheirs($event)">
          <ng-container i18n>Keep theirs</ng-container>
        </button>
        <button type="button" [attr.tabindex]="reachable() ? null : -1" (click)="setMine($event)" i18n>Set mine</button>
      </span>
    } @else if (row().refusal) {
      <span i18n class="refused">Not saved. {{ row().refusal?.reason }}</span>
    } @else if (row().deleted) {
      <ng-container i18n>This ticket has been deleted.</ng-container>
    } @else {
      <td-found-text [text]="row().ticket.preview ?? ''" [search]="search()" />
      @if (row().muted) {
        <span i18n class="unseen">No longer matches the filters.</span>
      }
    }
  `,
  styleUrl: './row-note.scss',
  host: { dir: 'auto', '[class.asking]': 'row().conflict !== undefined' },
})
export class RowNote {
  private readonly changes = inject(OptimisticChanges);

  readonly row = input.required<Row>();
  /** Its words stand out. */
  readonly search = input.required<string>();
  /** False takes the buttons out of the tab order: in a table only those of the current row are in it. */
  readonly reachable = input(true);

  protected keepTheirs(event: Event): void {
    this.leave(event);
    this.changes.keepTheirs(this.row().ticket.id);
  }

  protected setMine(event: Event): void {
    this.leave(event);
    this.changes.setMine(this.row().ticket.id);
  }

  /** The buttons go with the question; the focus that was on them stays in the row. */
  private leave({ currentTarget }: Event): void {
    if (!(currentTarget instanceof Element)) return;
    currentTarget.closest<HTMLElement>('tr, li')?.focus({ preventScroll: true });
  }
}
