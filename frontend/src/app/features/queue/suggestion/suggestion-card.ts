import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  afterNextRender,
  Component,
  computed,
  DOCUMENT,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { type MatMenu, MatMenuTrigger } from '@angular/material/menu';
import { MatProgressBar } from '@angular/material/progress-bar';
import { MatTooltip } from '@angular/material/tooltip';
import type { JudgedField, Outcome, TicketSuggestion } from '../../../api/types';
import { MeasuredAccuracy } from '../../../core/measured-accuracy';
import { momentText } from '../../../shared/moment';
import { percent } from '../../../shared/numbers';
import { measuredAtLevel } from '../../../shared/suggestion/calibration';
import { markedWords } from '../../../shared/suggestion/mark-passages';
import { SOURCE_NAMES, standInNote } from '../../../shared/suggestion/source-names';
import { CategoryValue } from '../../../shared/values/category-value';
import { PriorityValue } from '../../../shared/values/priority-value';
import type { FieldMenuData } from '../fields/field-menu';
import {
  confidenceOf,
  deciderOf,
  type Edit,
  JUDGED_FIELDS,
  labelOf,
  openFields,
  outcomeOf,
} from '../fields/ticket-fields';
import { OptimisticChanges } from '../list/optimistic-changes';
import type { Row } from '../list/ticket-rows';

const ICONS = {
  open: 'pencil',
  accepted: 'check',
  overridden: 'corner-up-right',
} as const satisfies Record<Outcome, string>;

/** More would repeat the ticket instead of pointing into it, where all are highlighted; the reason quotes some itself. */
const QUOTES = 3;

/** What was suggested for a ticket, by whom, how surely and why; what became of it; and the way to decide it. */
@Component({
  selector: 'td-suggestion-card',
  imports: [CategoryValue, MatButton, MatIcon, MatMenuTrigger, MatProgressBar, MatTooltip, PriorityValue],
  templateUrl: './suggestion-card.html',
  styleUrl: './suggestion-card.scss',
  host: { role: 'group', '[attr.aria-label]': 'name', tabindex: '-1', '[class.decided]': 'open().length === 0' },
})
export class SuggestionCard {
  private readonly accuracy = inject(MeasuredAccuracy);
  private readonly changes = inject(OptimisticChanges);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  private readonly override = viewChild<string, ElementRef<HTMLElement>>('override', { read: ElementRef });

  readonly row = input.required<Row>();
  readonly suggestion = input.required<TicketSuggestion>();
  readonly menu = input.required<MatMenu>();

  protected readonly name = $localize`Suggestion`;
  protected readonly icons = ICONS;
  protected readonly open = computed(() => openFields(this.row().ticket));
  protected readonly source = computed(() => SOURCE_NAMES[this.suggestion().source]);
  protected readonly origin = computed(() => {
    const { source, model, version, created_at: at } = this.suggestion();
    const moment = momentText(at);
    return source === 'embedded'
      ? $localize`${SOURCE_NAMES[source]}:source:, version ${version}:version:. ${moment}:moment:.`
      : $localize`${SOURCE_NAMES[source]}:source:, ${model}:model:, prompt version ${version}:version:. ${moment}:moment:.`;
  });
  protected readonly about = computed(() => $localize`About this suggestion: ${this.origin()}:origin:`);
  protected readonly standIn = computed(() => (this.suggestion().degraded ? standInNote() : ''));
  protected readonly fields = computed(() =>
    JUDGED_FIELDS.map((name) => {
      const confidence = confidenceOf(this.suggestion(), name);
      const outcome = outcomeOf(this.suggestion(), name);
      return {
        name,
        label: name === 'category' ? $localize`How sure the category is` : $localize`How sure the priority is`,
        outcome,
        words: this.outcomeWords(name, outcome),
        confidence: percent(confidence),
        percent: confidence * 100,
        acceptAlone: $localize`Only accept ${labelOf(name, this.suggestion()[name])}:value:`,
      };
    }),
  );
  /** How often suggestions that were as sure as this one were right, for the less sure of the open fields; '' for none. */
  protected readonly measured = computed(() => {
    const judgements = this.open().map((field) => ({ field, confidence: confidenceOf(this.suggestion(), field) }));
    const [doubtful] = judgements.toSorted((one, other) => one.confidence - other.confidence);
    return doubtful === undefined ? '' : measuredAtLevel(this.accuracy.value(), this.suggestion(), doubtful);
  });
  protected readonly quotes = computed(() => {
    const { title, description = '' } = this.row().ticket;
    const { evidence, reason } = this.suggestion();
    const quotes = [...markedWords(title, 'title', evidence), ...markedWords(description, 'description', evidence)];
    return [...new Set(quotes)].filter((quote) => !reason.includes(quote)).slice(0, QUOTES);
  });
  /** "Billing, High": what one click accepts. */
  protected readonly proposed = computed(() =>
    this.open()
      .map((field) => labelOf(field, this.suggestion()[field]))
      .join(', '),
  );
  protected readonly data = computed<{ data: FieldMenuData }>(() => ({
    data: { row: this.row(), fields: JUDGED_FIELDS },
  }));

  constructor() {
    effect(() => {
      if (this.open().length > 0) this.accuracy.want();
    });
  }

  /** @param fields what is accepted of the suggestion */
  protected accept(fields = this.open()): void {
    const { category, priority } = this.suggestion();
    const values = fields.map((field) => labelOf(field, this.suggestion()[field])).join(', ');
    const edit: Edit = {
      ...(fields.includes('category') && { category }),
      ...(fields.includes('priority') && { priority }),
    };
    void this.announcer.announce($localize`Accepted: ${values}:values:.`, 'polite');
    const hadFocus = this.host.contains(this.document.activeElement);
    this.changes.change(this.row().ticket.id, edit);
    if (hadFocus) this.goOn();
  }

  /** The buttons go once everything is decided; the focus that was on them then stays in the card. */
  protected goOn(): void {
    afterNextRender(
      () => {
        (this.override()?.nativeElement ?? this.host).focus({ preventScroll: true });
      },
      { injector: this.injector },
    );
  }

  private outcomeWords(field: JudgedField, outcome: Outcome): string {
    const decider = deciderOf(this.suggestion(), field);
    const value = labelOf(field, this.row().ticket[field]);
    switch (outcome) {
      case 'open':
        return $localize`Not decided yet`;
      case 'accepted':
        if (decider === 'agent') return $localize`Kept by an agent`;
        return decider === 'submitter' ? $localize`Kept by the submitter` : $localize`Kept`;
      case 'overridden':
        if (decider === 'agent') return $localize`Changed to ${value}:value: by an agent`;
        return decider === 'submitter'
          ? $localize`Changed to ${value}:value: by the submitter`
          : $localize`Changed to ${value}:value:`;
    }
  }
}
