import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { QueueUrl } from '../../../core/queue-url/queue-url';
import { createdInWords } from './filter-words';

/** The days that a chart narrowed the list to, and the way to be rid of them. */
@Component({
  selector: 'td-created-filter',
  imports: [MatButton, MatIcon],
  template: `
    @if (words(); as words) {
      <button matButton="outlined" type="button" class="set" [attr.aria-label]="label()" (click)="remove()">
        <mat-icon class="s" svgIcon="x" />{{ words }}
      </button>
    }
  `,
  styleUrl: './filter-button.scss',
})
export class CreatedFilter {
  private readonly queueUrl = inject(QueueUrl);

  protected readonly words = computed(() => {
    const { created } = this.queueUrl.filters();
    return created && createdInWords(created);
  });
  protected readonly label = computed(() => $localize`${this.words()}:created:: remove this filter`);

  protected remove(): void {
    void this.queueUrl.show({ created: undefined });
  }
}
