import { Component, computed, input } from '@angular/core';
import { markFound } from './mark-found';

/** A text in which the words of a search stand out: quieter than a suggestion, which alone uses the highlighter. */
@Component({
  selector: 'td-found-text',
  template: `
    @for (passage of passages(); track $index) {
      @if (passage.marked) {
        <mark>{{ passage.text }}</mark>
      } @else {
        <span>{{ passage.text }}</span>
      }
    }
  `,
  styles: `
    mark {
      margin: 0;
      padding: 0;
      border-radius: 0;
      background: none;
      color: inherit;
      font-weight: 660;
      text-decoration: underline solid 1px;
    }
  `,
})
export class FoundText {
  readonly text = input.required<string>();
  /** Words separated by white space; '' marks nothing. */
  readonly search = input.required<string>();

  protected readonly passages = computed(() => markFound(this.text(), this.search()));
}
