import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Stats } from '../../api/types';
import { writeFilters } from '../../core/queue-url/queue-url';
import { Skeleton } from '../../shared/skeleton';
import { FadingText } from './fading-text';
import { ticketCount, wholeNumber } from '../../shared/numbers';
import { averageText } from './average-text';

/** The three figures over everything. A number of tickets leads to the tickets it counts. */
@Component({
  selector: 'td-totals',
  imports: [FadingText, RouterLink, Skeleton],
  templateUrl: './totals.html',
  styleUrl: './totals.scss',
})
export class Totals {
  /** Absent while the figures are on their way. */
  readonly stats = input.required<Stats | undefined>();

  protected readonly openQueue = writeFilters({ status: ['open'] });

  protected readonly texts = computed(() => {
    const stats = this.stats();
    if (stats === undefined) return undefined;
    const { total_tickets: total, open_tickets: open, avg_tickets_per_day: average } = stats;
    return {
      total: wholeNumber(total),
      totalLink: `${ticketCount(total)}, show in the queue`,
      open: wholeNumber(open),
      openLink: `${wholeNumber(open)} open, show in the queue`,
      average: averageText(average, total),
    };
  });
}
