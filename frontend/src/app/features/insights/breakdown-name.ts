import { Component, input } from '@angular/core';
import { CategoryValue } from '../../shared/values/category-value';
import { PriorityValue } from '../../shared/values/priority-value';
import type { BreakdownRow } from './breakdown-data';

/** The value a row counts, as everywhere with its glyph and its word. */
@Component({
  selector: 'td-breakdown-name',
  imports: [CategoryValue, PriorityValue],
  template: `
    @let counted = row();
    @if (counted.field === 'priority') {
      <td-priority-value [value]="counted.value" />
    } @else {
      <td-category-value [value]="counted.value" />
    }
  `,
})
export class BreakdownName {
  readonly row = input.required<BreakdownRow>();
}
