import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { Status } from '../../api/types';
import { STATUS_TERMS } from '../vocabulary';

@Component({
  selector: 'td-status-value',
  imports: [MatIcon],
  template: `<mat-icon class="glyph" [svgIcon]="term().icon" /><span class="word">{{ term().label }}</span>`,
  styleUrls: ['./value.scss', './status-value.scss'],
  host: { '[class]': 'value()' },
})
export class StatusValue {
  readonly value = input.required<Status>();

  protected readonly term = computed(() => STATUS_TERMS[this.value()]);
}
