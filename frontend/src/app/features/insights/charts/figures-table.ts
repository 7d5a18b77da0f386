import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { cellQueue, cellText, type FiguresSheet } from './figures-sheet';

/** So many rows are as high as a chart. */
const ROWS_OF_A_CHART = 12;

/** The figures of a chart as a table. One that is longer than a chart is high scrolls in itself. */
@Component({
  selector: 'td-figures-table',
  imports: [RouterLink],
  template: `
    @let figures = sheet();
    <div
      [class.scroller]="isLong()"
      [attr.role]="isLong() ? 'region' : null"
      [attr.tabindex]="isLong() ? 0 : null"
      [attr.aria-label]="isLong() ? figures.caption : null"
    >
      <table>
        <caption class="unseen">
          {{
            figures.caption
          }}
        </caption>
        <thead>
          <tr>
            @for (cell of figures.head; track $index) {
              <th scope="col">{{ text(cell) }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of figures.rows; track $index) {
            <tr>
              @for (cell of row; track $index) {
                @if ($first) {
                  <th scope="row">
                    @if (queue(cell); as queue) {
                      <a routerLink="/queue" [queryParams]="queue">{{ text(cell) }}</a>
                    } @else {
                      {{ text(cell) }}
                    }
                  </th>
                } @else {
                  <td>{{ text(cell) }}</td>
                }
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styleUrl: './figures-table.scss',
  host: { '[class.long]': 'isLong()' },
})
export class FiguresTable {
  readonly sheet = input.required<FiguresSheet>();

  protected readonly isLong = computed(() => this.sheet().rows.length > ROWS_OF_A_CHART);
  protected readonly text = cellText;
  protected readonly queue = cellQueue;
}
