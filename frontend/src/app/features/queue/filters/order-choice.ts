import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type { TicketOrder } from '../../../api/types';
import { QueueUrl } from '../../../core/queue-url/queue-url';

const ORDERS: readonly { readonly value: TicketOrder; readonly label: string }[] = [
  { value: 'newest', label: 'Newest' },
  { value: 'relevance', label: 'Best match' },
];

/** The order of what a search found. */
@Component({
  selector: 'td-order-choice',
  imports: [MatButton, MatIcon, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    <button matButton="outlined" type="button" [attr.aria-label]="'Order: ' + label()" [matMenuTriggerFor]="menu">
      <mat-icon class="s" svgIcon="arrow-down-wide-narrow" />{{ label() }}
      <mat-icon class="s" iconPositionEnd svgIcon="chevron-down" />
    </button>
    <mat-menu #menu="matMenu" class="td-panel">
      @for (order of orders; track order.value) {
        <button
          mat-menu-item
          type="button"
          role="menuitemradio"
          [class.current]="order.value === current()"
          [attr.aria-checked]="order.value === current()"
          (click)="choose(order.value)"
        >
          <span class="option">
            {{ order.label }}
            @if (order.value === current()) {
              <mat-icon class="s" svgIcon="check" />
            }
          </span>
        </button>
      }
    </mat-menu>
  `,
  styleUrls: ['./filter-button.scss', './order-choice.scss'],
})
export class OrderChoice {
  private readonly queueUrl = inject(QueueUrl);

  protected readonly orders = ORDERS;
  protected readonly current = computed(() => this.queueUrl.filters().order);
  protected readonly label = computed(() => ORDERS.find(({ value }) => value === this.current())?.label ?? '');

  protected choose(order: TicketOrder): void {
    void this.queueUrl.show({ order });
  }
}
