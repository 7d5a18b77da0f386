import { Component, computed, ElementRef, inject, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { Category, JudgedField, Priority } from '../../../api/types';
import { percent } from '../../../shared/numbers';
import { CategoryValue } from '../../../shared/values/category-value';
import { PriorityValue } from '../../../shared/values/priority-value';
import { CATEGORY_TERMS, PRIORITY_TERMS } from '../../../shared/vocabulary';
import type { Proposal, Values } from '../deck/proposal';
import { CATEGORY_KEYS, PRIORITY_KEYS } from '../triage-key';

interface Option {
  readonly key: string;
  readonly category?: Category;
  readonly priority?: Priority;
}

const OPTIONS: Readonly<Record<JudgedField, readonly Option[]>> = {
  category: CATEGORY_KEYS.map(({ key, value: category }) => ({ key, category })),
  priority: PRIORITY_KEYS.map(({ key, value: priority }) => ({ key, priority })),
};

/** The steps of the arrow keys within a group of options. */
const STEPS: ReadonlyMap<string, number> = new Map([
  ['ArrowRight', 1],
  ['ArrowDown', 1],
  ['ArrowLeft', -1],
  ['ArrowUp', -1],
]);

/** The four values of a field, in places that never change: what is suggested in pencil, what a person chose in ink. */
@Component({
  selector: 'td-value-choice',
  imports: [CategoryValue, MatIcon, PriorityValue],
  templateUrl: './value-choice.html',
  styleUrl: './value-choice.scss',
})
export class ValueChoice {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly proposal = input.required<Proposal>();
  /** Who suggested, in words for the middle of a sentence. */
  readonly source = input.required<string>();
  /** True where the keys of the options work. */
  readonly keys = input(true);

  readonly chosen = output<Values>();

  protected readonly field = computed(() => this.proposal().field);
  protected readonly heading = computed(() =>
    this.field() === 'category' ? $localize`Category` : $localize`Priority`,
  );
  protected readonly options = computed(() => {
    const { field, value, suggested, confidence, standing } = this.proposal();
    return OPTIONS[field].map((option, index) => {
      const isShown = option[field] === value;
      const isSuggested = option[field] === suggested;
      return {
        ...option,
        isShown,
        isSuggested,
        // What stands there in ink is no proposal any more, also when it was one.
        look: isShown && standing !== 'suggested' ? 'ink' : isSuggested ? 'suggested' : 'plain',
        sure: isSuggested && confidence !== undefined ? percent(confidence) : '',
        percent: isSuggested && confidence !== undefined ? confidence * 100 : 0,
        isStop: value === undefined ? index === 0 : isShown,
      };
    });
  });
  /** How the value came about, for both fields in the same words. */
  protected readonly words = computed(() => {
    const { field, standing, value, suggested } = this.proposal();
    const [chosen, proposed, source] = [labelOf({ [field]: value }), labelOf({ [field]: suggested }), this.source()];
    const isOther = suggested !== undefined && suggested !== value;
    switch (standing) {
      case 'chosen':
        if (isOther) return $localize`you chose ${chosen}:value:, ${source}:source: suggested ${proposed}:suggestion:`;
        return suggested === undefined
          ? $localize`you chose ${chosen}:value:`
          : $localize`you chose ${chosen}:value:, as suggested`;
      case 'decided':
        return isOther
          ? $localize`decided before, ${source}:source: suggested ${proposed}:suggestion:`
          : $localize`decided before`;
      case 'suggested':
        return $localize`:who decided a field|:suggested, not decided yet`;
      case 'missing':
        return $localize`no suggestion, choose one`;
    }
  });

  protected choose({ category, priority }: Option): void {
    this.chosen.emit({ ...(category && { category }), ...(priority && { priority }) });
  }

  /** Arrow keys go around in the group and choose, as those of radio buttons do. */
  protected step(event: KeyboardEvent, index: number): void {
    const step = STEPS.get(event.key);
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const options = this.options();
    const next = (index + step + options.length) % options.length;
    this.host.querySelectorAll<HTMLElement>('[role="radio"]')[next]?.focus();
    const option = options[next];
    if (option !== undefined) this.choose(option);
  }
}

function labelOf({ category, priority }: Values): string {
  if (category !== undefined) return CATEGORY_TERMS[category].label;
  return priority === undefined ? '' : PRIORITY_TERMS[priority].label;
}
