import { Component, input } from '@angular/core';
import { CategoryValue } from '../../../shared/values/category-value';
import { PriorityValue } from '../../../shared/values/priority-value';
import { StatusValue } from '../../../shared/values/status-value';
import type { BreakdownRow } from './breakdown-data';

/** The value a row counts, as everywhere with its glyph and its word. */
@Component({
  selector: 'td-breakdown-name',
  imports: [CategoryValue, PriorityValue, StatusValue],
  template: `
    @let counted = row();
    @switch (counted.field) {
      @case ('priority') {
        <td-priority-value [value]="counted.value" />
      }
      @case ('category') {
        <td-category-value [value]="counted.value" />
      }
      @case ('status') {
        <td-status-value [value]="counted.value" />
      }
      @case ('age') {
        {{ counted.label }}
      }
    }
  `,
})
export class BreakdownName {
  readonly row = input.required<BreakdownRow>();
}
