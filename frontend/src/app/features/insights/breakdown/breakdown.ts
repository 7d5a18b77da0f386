import { Component, computed, input, signal } from '@angular/core';
import { BreakdownBars } from './breakdown-bars';
import type { BreakdownData } from './breakdown-data';
import { breakdownSentence } from './breakdown-sentence';
import { breakdownSheet } from './breakdown-sheet';
import { BreakdownTable } from './breakdown-table';
import { ChartTools } from '../charts/chart-tools';
import type { Day } from '../../../shared/day';

/** How tickets divide by one field: as bars, as a table, as a file, and for a screen reader as a sentence. */
@Component({
  selector: 'td-breakdown',
  imports: [BreakdownBars, BreakdownTable, ChartTools],
  templateUrl: './breakdown.html',
  styleUrl: './breakdown.scss',
})
export class Breakdown {
  /** "By priority". */
  readonly heading = input.required<string>();
  /** Of the table: "Tickets by priority". */
  readonly caption = input.required<string>();
  /** Which tickets are counted. */
  readonly scope = input.required<string>();
  /** Head of the column of values: "Priority". */
  readonly field = input.required<string>();
  readonly data = input.required<BreakdownData>();
  /** The day of the figures. */
  readonly on = input.required<Day>();

  protected readonly asTable = signal(false);
  protected readonly sentence = computed(() => breakdownSentence(this.data()));
  protected readonly sheet = computed(() => breakdownSheet(this.data(), this.field(), this.caption(), this.on()));
}
