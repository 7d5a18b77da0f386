import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { Category } from '../../api/types';
import { CATEGORY_TERMS } from '../vocabulary';

@Component({
  selector: 'td-category-value',
  imports: [MatIcon],
  template: `<mat-icon class="s" [svgIcon]="term().icon" /><span class="word">{{ term().label }}</span>`,
  styleUrl: './value.scss',
  host: { '[class.pencil]': 'pencil()' },
})
export class CategoryValue {
  readonly value = input.required<Category>();
  /** True while no person has decided the value. */
  readonly pencil = input(false);

  protected readonly term = computed(() => CATEGORY_TERMS[this.value()]);
}
