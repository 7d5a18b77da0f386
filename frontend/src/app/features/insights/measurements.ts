import { computed, inject, Injectable, linkedSignal } from '@angular/core';
import { AccuracyApi } from '../../api/accuracy-api';
import type { Accuracy } from '../../api/types';
import { AccuracyUrl } from './accuracy/accuracy-url';

/** How often suggestions were right in the period of the address. */
@Injectable()
export class Measurements {
  private readonly period = inject(AccuracyUrl).period;
  private readonly answer = inject(AccuracyApi).accuracy(() => this.period().days);

  readonly refreshing = this.answer.isLoading;

  /** Undefined until the first answer; what was measured last stays while it is measured again. */
  readonly measured = linkedSignal<Accuracy | undefined, Accuracy | undefined>({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (accuracy, previous) => accuracy ?? previous?.value,
  }).asReadonly();

  /** Why the last attempt failed; stays through the next attempt, so that its message does not flicker. */
  readonly failure = linkedSignal<{ loading: boolean; error: unknown }, unknown>({
    source: computed(() => ({ loading: this.answer.isLoading(), error: this.answer.error() })),
    computation: ({ loading, error }, previous) => (loading ? previous?.value : error),
  }).asReadonly();

  refresh(): void {
    this.answer.reload();
  }
}
