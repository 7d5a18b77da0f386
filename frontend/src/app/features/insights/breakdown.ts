import { Component, computed, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { BreakdownBars } from './breakdown-bars';
import type { BreakdownData } from './breakdown-data';
import { breakdownSentence } from './breakdown-sentence';
import { BreakdownTable } from './breakdown-table';

/** How all tickets divide by one field: as bars, as a table, and for a screen reader as a sentence. */
@Component({
  selector: 'td-breakdown',
  imports: [BreakdownBars, BreakdownTable, MatButton],
  templateUrl: './breakdown.html',
  styleUrl: './breakdown.scss',
})
export class Breakdown {
  readonly field = input.required<'Priority' | 'Category'>();
  readonly data = input.required<BreakdownData>();

  protected readonly asTable = signal(false);
  protected readonly heading = computed(() => `By ${this.field().toLowerCase()}`);
  protected readonly sentence = computed(() => breakdownSentence(this.data()));
}
