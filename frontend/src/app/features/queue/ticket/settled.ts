import { computed, effect, type Signal, signal } from '@angular/core';

/**
 * A value once it has stayed the same for a moment, and undefined until then: who leafs through tickets asks for nothing
 * that comes with each of them. Call in an injection context.
 */
export function settled<Value extends string | number>(
  value: () => Value | undefined,
  milliseconds: number,
): Signal<Value | undefined> {
  const last = signal<Value | undefined>(undefined);
  effect((onCleanup) => {
    const current = value();
    const timer = setTimeout(() => {
      last.set(current);
    }, milliseconds);
    onCleanup(() => {
      clearTimeout(timer);
    });
  });
  return computed(() => (last() === value() ? last() : undefined));
}
