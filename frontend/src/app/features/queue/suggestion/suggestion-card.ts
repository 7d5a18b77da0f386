import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  afterNextRender,
  Component,
  computed,
  DOCUMENT,
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
import type { Decider, JudgedField, Outcome, TicketSuggestion } from '../../../api/types';
import { percent } from '../../../shared/numbers';
import { markedWords } from '../../../shared/suggestion/mark-passages';
import { NO_LANGUAGE_MODEL, SOURCE_NAMES } from '../../../shared/suggestion/source-names';
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

const DECIDERS = { submitter: 'the submitter', agent: 'an agent' } as const satisfies Record<Decider, string>;

/** More would repeat the ticket instead of pointing into it, where all are highlighted; the reason quotes some itself. */
const QUOTES = 3;

const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** What was suggested for a ticket, by whom, how surely and why; what became of it; and the way to decide it. */
@Component({
  selector: 'td-suggestion-card',
  imports: [CategoryValue, MatButton, MatIcon, MatMenuTrigger, MatProgressBar, MatTooltip, PriorityValue],
  templateUrl: './suggestion-card.html',
  styleUrl: './suggestion-card.scss',
  host: { role: 'group', 'aria-label': 'Suggestion', tabindex: '-1', '[class.decided]': 'open().length === 0' },
})
export class SuggestionCard {
  private readonly changes = inject(OptimisticChanges);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  private readonly override = viewChild<string, ElementRef<HTMLElement>>('override', { read: ElementRef });

  readonly row = input.required<Row>();
  readonly suggestion = input.required<TicketSuggestion>();
  readonly menu = input.required<MatMenu>();

  protected readonly icons = ICONS;
  protected readonly open = computed(() => openFields(this.row().ticket));
  protected readonly source = computed(() => SOURCE_NAMES[this.suggestion().source]);
  protected readonly origin = computed(() => {
    const { source, model, version, created_at: at } = this.suggestion();
    const maker = source === 'embedded' ? `version ${version}` : `${model}, prompt version ${version}`;
    return `${SOURCE_NAMES[source]}, ${maker}. ${MOMENT.format(Date.parse(at))}.`;
  });
  protected readonly standIn = computed(() =>
    this.suggestion().degraded ? `${NO_LANGUAGE_MODEL}, so this one is local.` : '',
  );
  protected readonly fields = computed(() =>
    JUDGED_FIELDS.map((name) => {
      const confidence = confidenceOf(this.suggestion(), name);
      const outcome = outcomeOf(this.suggestion(), name);
      const words = this.outcomeWords(name, outcome);
      return { name, outcome, words, confidence: percent(confidence), percent: confidence * 100 };
    }),
  );
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

  protected accept(): void {
    const { category, priority } = this.suggestion();
    const open = this.open();
    const edit: Edit = {
      ...(open.includes('category') && { category }),
      ...(open.includes('priority') && { priority }),
    };
    void this.announcer.announce(`Accepted: ${this.proposed()}.`, 'polite');
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
    const by = decider === null ? '' : ` by ${DECIDERS[decider]}`;
    switch (outcome) {
      case 'open':
        return 'Not decided yet';
      case 'accepted':
        return `Kept${by}`;
      case 'overridden':
        return `Changed to ${labelOf(field, this.row().ticket[field])}${by}`;
    }
  }
}
