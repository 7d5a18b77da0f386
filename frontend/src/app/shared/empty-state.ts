import { Component, input } from '@angular/core';

/** Nothing to show, and the ways on as projected buttons or links. */
@Component({
  selector: 'td-empty-state',
  template: `
    <svg class="art" viewBox="0 0 88 56" aria-hidden="true">
      <rect class="dashed" x="14" y="1" width="60" height="16" rx="5" />
      <rect class="dashed" x="7" y="20" width="74" height="16" rx="5" />
      <rect class="dashed" x="0.75" y="39" width="86.5" height="16" rx="5" />
    </svg>
    <h2>{{ heading() }}</h2>
    <p>{{ detail() }}</p>
    <div class="ways"><ng-content /></div>
  `,
  styleUrl: './void-state.scss',
})
export class EmptyState {
  readonly heading = input.required<string>();
  readonly detail = input('');
}
