import { Component, input } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';
import { RouterLink } from '@angular/router';
import { Skeleton } from '../../../shared/skeleton';
import { type BreakdownData, type BreakdownRow, countOfAll } from './breakdown-data';
import { BreakdownName } from './breakdown-name';
import { FadingText } from '../fading-text';
import { wholeNumber } from '../../../shared/numbers';

/** A bar a value, on a track that stands for all that are divided. Each row is a link into the queue. */
@Component({
  selector: 'td-breakdown-bars',
  imports: [BreakdownName, FadingText, MatTooltip, RouterLink, Skeleton],
  templateUrl: './breakdown-bars.html',
  styleUrl: './breakdown-bars.scss',
})
export class BreakdownBars {
  readonly data = input.required<BreakdownData>();

  protected readonly wholeNumber = wholeNumber;

  protected hint({ tally }: BreakdownRow): string {
    if (tally === undefined) return '';
    return $localize`${wholeNumber(tally.count)}:count: of ${countOfAll(this.data())}:all tickets:`;
  }
}
