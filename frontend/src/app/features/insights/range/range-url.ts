import { computed, inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { BrowserDays } from './browser-days';
import type { Day } from '../../../shared/day';
import { LAST_DAYS, lastDays, ownRange, type Range, rangeRefusal, sameRange, USUAL_DAYS } from './range';

/** The range lives in the address: `/insights?range=90`, or `/insights?from=2026-10-01&to=2026-11-15`. */
@Injectable()
export class RangeUrl {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly today = inject(BrowserDays).today;
  private readonly params = toSignal(this.route.queryParamMap, { initialValue: this.route.snapshot.queryParamMap });

  /** How many last days are shown; undefined while it is a range of one's own. */
  readonly last = computed(() => {
    if (this.own() !== undefined) return undefined;
    return LAST_DAYS.find((days) => String(days) === this.params().get('range')) ?? USUAL_DAYS;
  });
  readonly range = computed<Range>(() => this.own() ?? lastDays(this.last() ?? USUAL_DAYS, this.today()), {
    equal: sameRange,
  });

  /** Undefined unless the address names two days that make one. */
  private readonly own = computed(() => {
    const from = this.params().get('from') ?? '';
    const to = this.params().get('to') ?? '';
    return rangeRefusal(from, to) === '' ? ownRange(from, to) : undefined;
  });

  showLast(days: number): void {
    this.show({ range: days === USUAL_DAYS ? null : days, from: null, to: null });
  }

  showOwn(from: Day, to: Day): void {
    this.show({ range: null, from, to });
  }

  /** The page stays where it was scrolled to: only its figures change. */
  private show(queryParams: Record<string, string | number | null>): void {
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl: true,
      scroll: 'manual',
    });
  }
}
