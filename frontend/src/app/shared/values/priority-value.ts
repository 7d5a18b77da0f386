import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { Priority } from '../../api/types';
import { PRIORITY_TERMS } from '../vocabulary';

@Component({
  selector: 'td-priority-value',
  imports: [MatIcon],
  template: `<mat-icon class="glyph" [svgIcon]="term().icon" /><span class="word">{{ term().label }}</span>`,
  styleUrls: ['./value.scss', './priority-value.scss'],
  host: { '[class]': 'value()', '[class.pencil]': 'pencil()' },
})
export class PriorityValue {
  readonly value = input.required<Priority>();
  /** True while no person has decided the value. */
  readonly pencil = input(false);

  protected readonly term = computed(() => PRIORITY_TERMS[this.value()]);
}
