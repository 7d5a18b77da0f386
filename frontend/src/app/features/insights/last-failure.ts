import { computed, linkedSignal, type Resource, type Signal } from '@angular/core';

/** Why the last attempt to read failed; stays through the next attempt, so that its message does not flicker. */
export function lastFailure(answer: Pick<Resource<unknown>, 'isLoading' | 'error'>): Signal<unknown> {
  return linkedSignal<{ loading: boolean; error: unknown }, unknown>({
    source: computed(() => ({ loading: answer.isLoading(), error: answer.error() })),
    computation: ({ loading, error }, previous) => (loading ? previous?.value : error),
  }).asReadonly();
}
