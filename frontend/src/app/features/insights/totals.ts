import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Stats } from '../../api/types';
import { writeFilters } from '../../core/queue-url/queue-url';
import { ticketCount, wholeNumber } from '../../shared/numbers';
import { Skeleton } from '../../shared/skeleton';
import { averageText } from './average-text';
import { FadingText } from './fading-text';
import { durationParts, durationText, unitText } from './flow/duration';
import type { Reading } from './kept-reading';
import type { Range } from './range/range';

/** The figures over everything, and the one that matters most of the range. A number of tickets leads to these tickets. */
@Component({
  selector: 'td-totals',
  imports: [FadingText, RouterLink, Skeleton],
  templateUrl: './totals.html',
  styleUrl: './totals.scss',
})
export class Totals {
  /** Absent while the figures are on their way. */
  readonly stats = input.required<Stats | undefined>();
  /** What happened in the range; absent while that is on its way, which may be longer. */
  readonly flow = input.required<Reading<Stats, Range> | undefined>();
  /** True when what happened in the range could not be read. */
  readonly withoutFlow = input.required<boolean>();

  protected readonly unitText = unitText;
  protected readonly openQueue = writeFilters({ status: ['open'] });

  protected readonly texts = computed(() => {
    const stats = this.stats();
    if (stats === undefined) return undefined;
    const { total_tickets: total, open_tickets: open, avg_tickets_per_day: average } = stats;
    return {
      total: wholeNumber(total),
      totalLink: $localize`${ticketCount(total)}:tickets:, show in the queue`,
      open: wholeNumber(open),
      openLink: $localize`${wholeNumber(open)}:count: open, show in the queue`,
      average: averageText(average, total),
    };
  });

  protected readonly median = computed(() => {
    const reading = this.flow();
    if (reading === undefined) return undefined;
    const { median_seconds: median, p90_seconds: ninetieth } = reading.value.time_to_resolve;
    const { words } = reading.of;
    return median === null || ninetieth === null
      ? { parts: [], note: $localize`no ticket was resolved ${words}:when:` }
      : {
          parts: durationParts(median),
          note: $localize`${words}:when:; nine of ten within ${durationText(ninetieth)}:duration:`,
        };
  });
}
