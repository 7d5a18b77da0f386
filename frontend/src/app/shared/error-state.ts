import { Component, DestroyRef, DOCUMENT, ElementRef, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';

/** What could not be loaded, why, what is kept, and another try. Other ways on can be projected. */
@Component({
  selector: 'td-error-state',
  imports: [MatButton, MatIcon],
  template: `
    <svg class="art" viewBox="0 0 88 56" aria-hidden="true">
      <rect x="0.75" y="1" width="86.5" height="16" rx="5" />
      <rect class="failed" x="0.75" y="20" width="86.5" height="16" rx="5" />
      <rect x="0.75" y="39" width="86.5" height="16" rx="5" />
      <path class="line" d="M10 9h34M10 47h28" />
      <path class="line failed" d="M10 28h20M40 28h4" />
    </svg>
    <h2>{{ heading() }}</h2>
    <p>{{ detail() }}</p>
    <div class="ways">
      <button matButton="filled" type="button" (click)="tryAgain()">
        <mat-icon class="s" svgIcon="rotate-ccw" /><ng-container i18n>Try again</ng-container>
      </button>
      <ng-content />
    </div>
  `,
  styleUrl: './void-state.scss',
  host: { role: 'alert' },
})
export class ErrorState {
  readonly heading = input.required<string>();
  readonly detail = input('');
  readonly retry = output();

  private readonly document = inject(DOCUMENT);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private page: HTMLElement | null = null;

  constructor() {
    // The button leaves with this state: somebody on a keyboard goes on in the page, not at its very beginning.
    inject(DestroyRef).onDestroy(() => {
      if (this.document.activeElement === this.document.body) this.page?.focus({ preventScroll: true });
    });
  }

  protected tryAgain(): void {
    this.page = this.host.nativeElement.closest('main');
    this.retry.emit();
  }
}
