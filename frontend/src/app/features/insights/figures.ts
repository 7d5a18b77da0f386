import { effect, inject, Injectable } from '@angular/core';
import { fieldMessages } from '../../api/problem';
import { StatsApi } from '../../api/stats-api';
import { KeptReading } from './kept-reading';
import { BrowserDays } from './range/browser-days';
import { addDays } from '../../shared/day';
import { rangeBefore } from './range/range';
import { RangeUrl } from './range/range-url';
import { AGED_DAYS } from './breakdown/open-by-age';

/** The statistics on the page, each part read by itself: a slow or failing one does not hold up the others. */
@Injectable()
export class Figures {
  private readonly api = inject(StatsApi);
  private readonly days = inject(BrowserDays);
  private readonly range = inject(RangeUrl).range;

  /** Of all tickets. */
  readonly all = new KeptReading(this.api.stats(), () => undefined);

  /** What happened in the range. */
  readonly flow = new KeptReading(
    this.api.statsOf(() => ({ ...daysOf(this.range()), timeZone: this.days.timeZone() })),
    this.range,
  );

  /** What happened in as many days before. */
  readonly before = new KeptReading(
    this.api.statsOf(() => ({ ...daysOf(rangeBefore(this.range())), timeZone: this.days.timeZone() })),
    this.range,
  );

  /** The tickets that are open now, by the day of their creation. */
  readonly open = new KeptReading(
    this.api.statsOf(() => ({
      from: addDays(this.days.today(), 1 - AGED_DAYS),
      to: this.days.today(),
      timeZone: this.days.timeZone(),
      status: 'open',
    })),
    this.days.today,
  );

  constructor() {
    effect(() => {
      if ('time_zone' in fieldMessages(this.flow.error())) this.days.fallBack();
    });
  }

  refresh(): void {
    for (const part of [this.all, this.flow, this.before, this.open]) part.refresh();
  }
}

function daysOf({ from, to }: { readonly from: string; readonly to: string }) {
  return { from, to };
}
