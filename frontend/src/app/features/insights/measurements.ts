import { inject, Injectable, linkedSignal } from '@angular/core';
import { AccuracyApi } from '../../api/accuracy-api';
import type { Accuracy } from '../../api/types';
import { AccuracyUrl, type Period } from './accuracy/accuracy-url';
import { lastFailure } from './last-failure';

/** How often suggestions were right, of those made in a period. */
interface Measured {
  readonly accuracy: Accuracy;
  readonly period: Period;
}

/** How often suggestions were right in the period of the address. */
@Injectable()
export class Measurements {
  private readonly period = inject(AccuracyUrl).period;
  private readonly answer = inject(AccuracyApi).accuracy(() => this.period().days);

  readonly refreshing = this.answer.isLoading;

  /** Undefined until the first answer; what was measured last stays while it is measured again. */
  readonly measured = linkedSignal<Measured | undefined, Measured | undefined>({
    source: () => (this.answer.hasValue() ? { accuracy: this.answer.value(), period: this.period() } : undefined),
    computation: (measured, previous) => measured ?? previous?.value,
  }).asReadonly();

  readonly failure = lastFailure(this.answer);

  refresh(): void {
    this.answer.reload();
  }
}
