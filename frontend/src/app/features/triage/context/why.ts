import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { Accuracy, Ticket } from '../../../api/types';
import { percent } from '../../../shared/numbers';
import { measuredAtLevel } from '../../../shared/suggestion/calibration';
import { standInNote } from '../../../shared/suggestion/source-names';
import { CategoryValue } from '../../../shared/values/category-value';
import { PriorityValue } from '../../../shared/values/priority-value';
import { leastSure } from '../deck/proposal';
import { sourceInWords } from '../source-in-words';

/** Who suggests what for the ticket, why, and how often that was right. */
@Component({
  selector: 'td-why',
  imports: [CategoryValue, MatIcon, PriorityValue],
  template: `
    @if (ticket().suggestion; as suggestion) {
      <h3>
        <mat-icon class="s" svgIcon="pencil" /><ng-container i18n
          >Why {{ sourceInWords(suggestion) }} suggests this</ng-container
        >
      </h3>
      @if (suggestion.degraded) {
        <p class="muted">{{ standIn }}</p>
      }
      <p dir="auto">{{ suggestion.reason }}</p>
      @if (measured(); as measured) {
        <p class="muted">{{ measured }}</p>
      }
      <dl>
        <dt i18n>Category</dt>
        <dd><td-category-value [value]="suggestion.category" [pencil]="true" /></dd>
        <dd class="sure">{{ percent(suggestion.category_confidence) }}</dd>
        <dt i18n>Priority</dt>
        <dd><td-priority-value [value]="suggestion.priority" [pencil]="true" /></dd>
        <dd class="sure">{{ percent(suggestion.priority_confidence) }}</dd>
      </dl>
    } @else {
      <h3><mat-icon class="s" svgIcon="info" /><ng-container i18n>No suggestion</ng-container></h3>
      <p i18n>Nothing in the text told what it is about. The values are yours to choose.</p>
    }
  `,
  styleUrl: './why.scss',
})
export class Why {
  readonly ticket = input.required<Ticket>();
  /** How often suggestions were right; undefined while that is not known. */
  readonly accuracy = input<Accuracy>();

  protected readonly percent = percent;
  protected readonly sourceInWords = sourceInWords;
  protected readonly standIn = standInNote();
  protected readonly measured = computed(() => {
    const { suggestion } = this.ticket();
    const proposal = leastSure(this.ticket());
    return suggestion && proposal ? measuredAtLevel(this.accuracy(), suggestion, proposal) : '';
  });
}
