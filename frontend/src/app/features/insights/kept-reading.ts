import { computed, effect, linkedSignal, type Signal, signal, type WritableResource } from '@angular/core';
import { sentenceFor } from '../../core/errors/sentence';
import { readWhenBack } from '../../core/live/read-when-back';
import { lastFailure } from './last-failure';

/** An answer as it was last read. */
export interface Reading<Value, Question> {
  readonly value: Value;
  /** What it answers, which may not be what is asked now. */
  readonly of: Question;
  /** When it arrived, in milliseconds since the epoch. */
  readonly at: number;
}

/**
 * What a part of the page shows. What was read last stays while it is read again and when that fails: old figures that
 * say how old they are help more than none.
 */
export class KeptReading<Value, Question> {
  /** Undefined until the first answer. */
  readonly reading: Signal<Reading<Value, Question> | undefined>;
  readonly refreshing: Signal<boolean>;
  /** Why the last attempt failed; undefined when it did not. */
  readonly error: Signal<unknown>;
  /** The same in a sentence for people; empty when nothing failed. */
  readonly failure: Signal<string>;
  /** What to say in place of figures that did not come: that they are tried again, else why. */
  readonly attempt: Signal<string>;
  /** True while there are no figures for what is asked now: none at all, or only those of another question. */
  readonly missing: Signal<boolean>;

  private readonly isWanted = signal(false);

  /** Call in an injection context. */
  constructor(
    private readonly answer: WritableResource<Value | undefined>,
    question: () => Question,
  ) {
    readWhenBack(answer);
    this.refreshing = answer.isLoading;
    this.reading = linkedSignal<Value | undefined, Reading<Value, Question> | undefined>({
      source: () => (answer.hasValue() ? answer.value() : undefined),
      computation: (value, previous) =>
        value === undefined ? previous?.value : { value, of: question(), at: Date.now() },
    }).asReadonly();
    this.error = lastFailure(answer);
    this.failure = computed(() => {
      const error = this.error();
      return error === undefined ? '' : sentenceFor(error);
    });
    this.attempt = computed(() => (this.refreshing() ? $localize`Trying again…` : this.failure()));
    this.missing = computed(() => {
      const reading = this.reading();
      return reading === undefined || reading.of !== question();
    });
    effect(() => {
      if (!this.isWanted() || answer.status() === 'loading') return;
      this.isWanted.set(false);
      answer.reload();
    });
  }

  /** Reads again; once the first reading has ended while it is under way, for it may be older than what happened since. */
  refresh(): void {
    if (this.answer.status() === 'loading') this.isWanted.set(true);
    else this.answer.reload();
  }
}
