import { Observable, type OperatorFunction } from 'rxjs';

/** Gathers what comes within some milliseconds of the first, so that a flood is handled in few steps. */
export function inBatches<Value>(ms: number): OperatorFunction<Value, readonly Value[]> {
  return (source) =>
    new Observable((subscriber) => {
      let batch: Value[] = [];
      let timer: ReturnType<typeof setTimeout> | undefined;
      const subscription = source.subscribe((value) => {
        batch.push(value);
        timer ??= setTimeout(() => {
          const full = batch;
          batch = [];
          timer = undefined;
          subscriber.next(full);
        }, ms);
      });
      return () => {
        clearTimeout(timer);
        subscription.unsubscribe();
      };
    });
}
