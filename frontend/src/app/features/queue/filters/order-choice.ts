import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type { TicketOrder } from '../../../api/types';
import { QueueUrl } from '../../../core/queue-url/queue-url';

interface Order {
  readonly value: TicketOrder;
  readonly label: string;
  /** What comes first, where the name does not say it. */
  readonly hint: string;
}

function orders(): readonly Order[] {
  return [
    { value: 'newest', label: $localize`:an order|:Newest`, hint: '' },
    { value: 'oldest', label: $localize`:an order|:Oldest`, hint: '' },
    { value: 'priority', label: $localize`:an order|:Priority`, hint: $localize`Critical first` },
    { value: 'updated', label: $localize`:an order|:Updated`, hint: $localize`Latest change first` },
    { value: 'least_sure', label: $localize`:an order|:Least sure`, hint: $localize`Doubtful suggestions first` },
    { value: 'relevance', label: $localize`:an order|:Best match`, hint: '' },
  ];
}

/** The order of the list; how well a ticket fits can only be asked of a search. */
@Component({
  selector: 'td-order-choice',
  imports: [MatButton, MatIcon, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    <button matButton type="button" [attr.aria-label]="buttonLabel()" [matMenuTriggerFor]="menu">
      <mat-icon class="s" svgIcon="arrow-down-wide-narrow" />{{ label() }}
      <mat-icon class="s" iconPositionEnd svgIcon="chevron-down" />
    </button>
    <mat-menu #menu="matMenu" class="td-panel">
      @for (order of orders(); track order.value) {
        <button
          mat-menu-item
          type="button"
          role="menuitemradio"
          [class.current]="order.value === current()"
          [attr.aria-checked]="order.value === current()"
          (click)="choose(order.value)"
        >
          <span class="option">
            <span>
              {{ order.label }}
              @if (order.hint !== '') {
                <small>{{ order.hint }}</small>
              }
            </span>
            @if (order.value === current()) {
              <mat-icon class="s" svgIcon="check" />
            }
          </span>
        </button>
      }
    </mat-menu>
  `,
  styleUrl: './order-choice.scss',
})
export class OrderChoice {
  private readonly queueUrl = inject(QueueUrl);

  private readonly all = orders();
  protected readonly orders = computed(() =>
    this.all.filter(({ value }) => value !== 'relevance' || this.queueUrl.filters().search !== ''),
  );
  protected readonly current = computed(() => this.queueUrl.filters().order);
  protected readonly label = computed(() => this.all.find(({ value }) => value === this.current())?.label ?? '');
  protected readonly buttonLabel = computed(() => $localize`Order: ${this.label()}:order:`);

  protected choose(order: TicketOrder): void {
    void this.queueUrl.show({ order });
  }
}
