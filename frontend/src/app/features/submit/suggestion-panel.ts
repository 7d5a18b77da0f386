import { Component, computed, input } from '@angular/core';
import { MatFormField } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatProgressBar } from '@angular/material/progress-bar';
import { MatOption, MatSelect, MatSelectTrigger } from '@angular/material/select';
import type { Category, Priority } from '../../api/types';
import { markedWords } from '../../shared/suggestion/mark-passages';
import { SOURCE_NAMES } from '../../shared/suggestion/source-names';
import { CategoryValue } from '../../shared/values/category-value';
import { PriorityValue } from '../../shared/values/priority-value';
import { CATEGORIES, CATEGORY_TERMS, PRIORITIES, PRIORITY_TERMS } from '../../shared/vocabulary';
import { ChoiceFrame } from './choice-frame';
import type { FieldChoice } from './field-choice';
import type { Outcome } from './suggester';

/** Category and priority: what is suggested, by whom and why, and the two selects, which work in every state. */
@Component({
  selector: 'td-suggestion-panel',
  imports: [
    CategoryValue,
    ChoiceFrame,
    MatFormField,
    MatIcon,
    MatOption,
    MatProgressBar,
    MatSelect,
    MatSelectTrigger,
    PriorityValue,
  ],
  templateUrl: './suggestion-panel.html',
  styleUrl: './suggestion-panel.scss',
  host: { '[class]': 'state()', '[attr.aria-busy]': 'reading()' },
})
export class SuggestionPanel {
  readonly reading = input(false);
  readonly outcome = input<Outcome>();
  /** The title as it would be sent: the words in it that led to the suggestion are quoted here. */
  readonly title = input('');
  readonly category = input.required<FieldChoice<Category>>();
  readonly priority = input.required<FieldChoice<Priority>>();

  protected readonly categories = CATEGORIES;
  protected readonly priorities = PRIORITIES;
  protected readonly categoryTerms = CATEGORY_TERMS;
  protected readonly priorityTerms = PRIORITY_TERMS;

  protected readonly suggestion = computed(() => {
    const outcome = this.outcome();
    return outcome === 'unavailable' ? undefined : outcome;
  });

  protected readonly state = computed(() => {
    if (this.suggestion() !== undefined) return 'suggested';
    if (this.reading()) return 'reading';
    return this.outcome() === 'unavailable' ? 'unavailable' : 'waiting';
  });

  protected readonly source = computed(() => {
    const suggestion = this.suggestion();
    if (suggestion === undefined) return '';
    const name = SOURCE_NAMES[suggestion.source];
    return suggestion.degraded && suggestion.source === 'embedded'
      ? $localize`by ${name}:source:. The language model did not answer`
      : $localize`:who suggests|:by ${name}:source:`;
  });

  /** An input shows no highlights, so what was read from the title is quoted. */
  protected readonly titleWords = computed(() => markedWords(this.title(), 'title', this.suggestion()?.evidence ?? []));

  /** What a person should know about their own choices. */
  protected readonly advice = computed(() => {
    const category = this.category().decided();
    const priority = this.priority().decided();
    if (category && priority) return $localize`You set both, so we leave them alone while you keep writing.`;
    if (category) return $localize`You set the category, so we leave it alone while you keep writing.`;
    if (priority) return $localize`You set the priority, so we leave it alone while you keep writing.`;
    return $localize`Not right? Change it. Your choice stays, whatever you type next.`;
  });
}
