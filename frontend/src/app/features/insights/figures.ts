import { inject, Injectable, linkedSignal } from '@angular/core';
import { StatsApi } from '../../api/stats-api';
import type { Stats } from '../../api/types';
import { lastFailure } from './last-failure';

/** The statistics as they were last read. */
export interface Reading {
  readonly stats: Stats;
  /** When they arrived, in milliseconds since the epoch. */
  readonly at: number;
}

/**
 * The figures on the page. What was read last stays while it is read again and when that fails: old figures that say
 * how old they are help more than none.
 */
@Injectable()
export class Figures {
  private readonly answer = inject(StatsApi).stats();

  readonly refreshing = this.answer.isLoading;

  /** Undefined until the first answer. */
  readonly reading = linkedSignal<Stats | undefined, Reading | undefined>({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (stats, previous) => (stats === undefined ? previous?.value : { stats, at: Date.now() }),
  }).asReadonly();

  readonly failure = lastFailure(this.answer);

  refresh(): void {
    this.answer.reload();
  }
}
