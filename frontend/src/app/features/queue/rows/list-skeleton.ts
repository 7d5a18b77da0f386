import { Component, input } from '@angular/core';
import { Skeleton } from '../../../shared/skeleton';

/** Rows or cards on their way, in the height they will have. */
@Component({
  selector: 'td-list-skeleton',
  imports: [Skeleton],
  template: `
    @if (!cards()) {
      <div class="head"></div>
    }
    @for (row of rows; track row) {
      @if (cards()) {
        <div class="card sheet">
          <td-skeleton class="value" />
          <td-skeleton class="title" [style.width.%]="row.title" />
          <td-skeleton class="note" />
          <td-skeleton class="note short" />
          <td-skeleton class="value" />
        </div>
      } @else {
        <div class="row">
          <td-skeleton class="id" />
          <div class="text">
            <td-skeleton class="title" [style.width.%]="row.title" />
            <td-skeleton class="note" [style.width.%]="row.note" />
          </div>
          <td-skeleton class="value" />
          <td-skeleton class="value" />
          <td-skeleton class="value" />
        </div>
      }
    }
  `,
  styleUrl: './list-skeleton.scss',
  host: { '[class.cards]': 'cards()' },
})
export class ListSkeleton {
  readonly cards = input.required<boolean>();

  /** Widths in percent, uneven as those of texts are. */
  protected readonly rows = [62, 48, 70, 54, 66, 44, 58, 72, 50, 64, 46, 60].map((title) => ({
    title,
    note: 138 - title,
  }));
}
