import { Component, input } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';
import { RouterLink } from '@angular/router';
import { Skeleton } from '../../shared/skeleton';
import type { BreakdownData, BreakdownRow } from './breakdown-data';
import { BreakdownName } from './breakdown-name';
import { FadingText } from './fading-text';
import { ticketCount, wholeNumber } from '../../shared/numbers';

/** A bar a value, on a track that stands for all tickets. Each row is a link to the tickets it counts. */
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
    const total = this.data().total;
    if (tally === undefined || total === undefined) return '';
    return `${wholeNumber(tally.count)} of ${ticketCount(total)}`;
  }
}
