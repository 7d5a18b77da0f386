import { afterNextRender, Component, computed, ElementRef, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { QueueUrl } from '../../../core/queue-url/queue-url';
import { needsReview } from './filter-words';

/** Narrows the list to tickets with a proposal that is not sure enough, and back. */
@Component({
  selector: 'td-review-filter',
  imports: [MatButton, MatIcon],
  template: `
    <button matButton="outlined" type="button" [class.set]="set()" [attr.aria-pressed]="set()" (click)="toggle()">
      <mat-icon class="s" [svgIcon]="set() ? 'check' : 'eye'" />{{ name }}
    </button>
  `,
  styleUrl: './filter-button.scss',
})
export class ReviewFilter {
  private readonly queueUrl = inject(QueueUrl);

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    // On a phone it is the last of a row that scrolls: whoever opens a narrowed list has to see by what.
    afterNextRender(() => {
      if (this.set()) host.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
  }

  protected readonly name = needsReview();
  protected readonly set = computed(() => this.queueUrl.filters().needsReview);

  protected toggle(): void {
    void this.queueUrl.show({ needsReview: !this.set() });
  }
}
