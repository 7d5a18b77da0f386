import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { QueueUrl } from '../../../core/queue-url/queue-url';
import { FIELD_NAMES } from '../fields/ticket-fields';
import { CreatedFilter } from './created-filter';
import { FilterMenu } from './filter-menu';
import { isFiltered } from './filter-words';
import { ReviewFilter } from './review-filter';

/** The filters and the way to be rid of them, the search included. */
@Component({
  selector: 'td-queue-filters',
  imports: [CreatedFilter, FilterMenu, MatButton, ReviewFilter],
  template: `
    @for (field of fields; track field) {
      <td-filter-menu [field]="field" />
    }
    <td-review-filter />
    <td-created-filter />
    @if (filtered()) {
      <button i18n="the filters" matButton type="button" class="clear" (click)="clear()">Clear</button>
    }
  `,
  styleUrl: './queue-filters.scss',
  host: { role: 'group', '[attr.aria-label]': 'label' },
})
export class QueueFilters {
  private readonly queueUrl = inject(QueueUrl);

  protected readonly label = $localize`Filters`;
  protected readonly fields = FIELD_NAMES;
  protected readonly filtered = computed(() => isFiltered(this.queueUrl.filters()));

  protected clear(): void {
    void this.queueUrl.clear();
  }
}
