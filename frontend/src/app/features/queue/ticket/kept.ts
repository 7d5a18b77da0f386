import { linkedSignal, type Resource, type Signal } from '@angular/core';

/** What was last read about something, also while that is read again or could not be; undefined for anything else. */
export function kept<Value>(about: () => number, resource: Resource<Value | undefined>): Signal<Value | undefined> {
  return linkedSignal<{ id: number; value: Value | undefined }, Value | undefined>({
    source: () => ({ id: about(), value: resource.hasValue() ? resource.value() : undefined }),
    computation: ({ id, value }, before) => value ?? (before?.source.id === id ? before.value : undefined),
  }).asReadonly();
}
