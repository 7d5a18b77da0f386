import { computed, signal, type Signal, type WritableSignal } from '@angular/core';

export interface Proposal<Value> {
  readonly value: Value;
  /** 0 to 1. */
  readonly confidence: number;
}

/**
 * A field that the classifier fills in pencil and a person in ink. What a person chose stays, whatever is suggested
 * afterwards, until that person takes the suggestion back in.
 */
export class FieldChoice<Value extends string> {
  /** What stands in the field: the person's choice, else the suggestion, else nothing. */
  readonly value = computed(() => this.chosen() ?? this.proposal()?.value);
  /** True once a person has decided. */
  readonly decided = computed(() => this.chosen() !== undefined);
  /** True while the field shows a suggestion that nobody has touched. */
  readonly pencil = computed(() => !this.decided() && this.proposal() !== undefined);
  /** The suggestion that the person decided against, as long as it stands. */
  readonly declined = computed(() => {
    const proposal = this.proposal();
    return this.decided() && proposal?.value !== this.chosen() ? proposal : undefined;
  });

  /**
   * @param proposal the newest suggestion for this field, undefined while there is none
   * @param chosen where the person's choice is kept
   */
  constructor(
    readonly proposal: Signal<Proposal<Value> | undefined>,
    private readonly chosen: WritableSignal<Value | undefined> = signal<Value | undefined>(undefined),
  ) {}

  choose(value: Value): void {
    this.chosen.set(value);
  }

  /** The person takes the suggestion for their own: it stays, whatever is suggested afterwards. */
  keepSuggestion(): void {
    const proposal = this.proposal();
    if (proposal !== undefined) this.choose(proposal.value);
  }

  /** Hands the field back to the classifier: the newest suggestion stands in it again. */
  useSuggestion(): void {
    this.chosen.set(undefined);
  }
}
