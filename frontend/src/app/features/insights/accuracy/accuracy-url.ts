import { computed, inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import type { JudgedField } from '../../../api/types';

export interface Period {
  /** In the address and of the choice. */
  readonly name: string;
  /** Undefined: from the first suggestion on. */
  readonly days: number | undefined;
}

export const PERIODS: readonly [Period, Period, Period, Period] = [
  { name: '7', days: 7 },
  { name: '30', days: 30 },
  { name: '90', days: 90 },
  { name: 'all', days: undefined },
];
const USUAL = PERIODS[1];

/** What the accuracy is shown of lives in the address: `/insights?field=priority&period=90`. */
@Injectable()
export class AccuracyUrl {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly params = toSignal(this.route.queryParamMap, { initialValue: this.route.snapshot.queryParamMap });

  readonly field = computed<JudgedField>(() => (this.params().get('field') === 'priority' ? 'priority' : 'category'));
  readonly period = computed(() => PERIODS.find(({ name }) => name === this.params().get('period')) ?? USUAL);

  showField(field: JudgedField): void {
    this.show({ field: field === 'category' ? null : field });
  }

  showPeriod(name: string): void {
    this.show({ period: name === USUAL.name ? null : name });
  }

  /** The page stays where it was scrolled to: only a part of it changes. */
  private show(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl: true,
      scroll: 'manual',
    });
  }
}

/** Of the choice: "30 days", "All". */
export function periodLabel({ days }: Period): string {
  return days === undefined ? $localize`:a period|:All` : $localize`:a period|:${days}:count: days`;
}
