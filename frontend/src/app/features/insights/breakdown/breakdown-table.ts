import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Skeleton } from '../../../shared/skeleton';
import type { BreakdownData } from './breakdown-data';
import { BreakdownName } from './breakdown-name';
import { FadingText } from '../fading-text';
import { percent, wholeNumber } from '../../../shared/numbers';

/** The figures of the bars as a table, with the same links. */
@Component({
  selector: 'td-breakdown-table',
  imports: [BreakdownName, FadingText, RouterLink, Skeleton],
  templateUrl: './breakdown-table.html',
  styleUrl: './breakdown-table.scss',
})
export class BreakdownTable {
  readonly data = input.required<BreakdownData>();
  /** "Tickets by priority". */
  readonly caption = input.required<string>();
  /** Head of the column of values: "Priority". */
  readonly field = input.required<string>();

  protected readonly percent = percent;
  protected readonly wholeNumber = wholeNumber;
}
