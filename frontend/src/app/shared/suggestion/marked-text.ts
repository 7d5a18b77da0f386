import { Component, computed, input } from '@angular/core';
import type { Evidence } from '../../api/types';
import { markPassages } from './mark-passages';

/** A text in which the passages that led to a suggestion are highlighted, as far as they are still there. */
@Component({
  selector: 'td-marked-text',
  template: `
    @for (passage of passages(); track $index) {
      @if (passage.marked) {
        <mark>{{ passage.text }}</mark>
      } @else {
        <span>{{ passage.text }}</span>
      }
    }
  `,
})
export class MarkedText {
  readonly text = input.required<string>();
  readonly field = input.required<Evidence['field']>();
  readonly evidence = input.required<readonly Evidence[]>();

  protected readonly passages = computed(() => markPassages(this.text(), this.field(), this.evidence()));
}
