import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  effect,
  ElementRef,
  inject,
  Injector,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { Clock } from '../../core/clock';
import { sentenceFor } from '../../core/errors/sentence';
import { MeasuredAccuracy } from '../../core/measured-accuracy';
import { Shortcuts } from '../../core/shortcuts/shortcuts';
import { Viewport } from '../../core/viewport';
import { Age } from '../../shared/age';
import { EmptyState } from '../../shared/empty-state';
import { ErrorState } from '../../shared/error-state';
import { shortTotal, wholeNumber } from '../../shared/numbers';
import { MarkedText } from '../../shared/suggestion/marked-text';
import { StatusValue } from '../../shared/values/status-value';
import { SessionTally } from './context/session-tally';
import { UpNext } from './context/up-next';
import { Why } from './context/why';
import { ValueChoice } from './controls/value-choice';
import { paceInWords } from './deck/pace';
import { missingFields, proposalsFor, type Values, valuesInWords } from './deck/proposal';
import { TriageDeck } from './deck/triage-deck';
import { ProgressStrip } from './progress/progress-strip';
import { sourceInWords } from './source-in-words';
import { QUEUE_PARAMS, TriageActions } from './triage-actions';
import { TriageKeys } from './triage-keys';
import { TriageSkeleton } from './triage-skeleton';

/** The tickets that need review, one at a time, in the order of doubt. */
@Component({
  selector: 'td-triage',
  imports: [
    Age,
    EmptyState,
    ErrorState,
    MarkedText,
    MatButton,
    MatIcon,
    MatIconButton,
    ProgressStrip,
    RouterLink,
    SessionTally,
    StatusValue,
    TriageSkeleton,
    UpNext,
    ValueChoice,
    Why,
  ],
  providers: [TriageActions],
  templateUrl: './triage.html',
  styleUrl: './triage.scss',
  hostDirectives: [TriageKeys],
})
export class Triage {
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly viewport = inject(Viewport);
  private readonly text = viewChild<ElementRef<HTMLElement>>('text');

  protected readonly deck = inject(TriageDeck);
  protected readonly actions = inject(TriageActions);
  protected readonly now = inject(Clock).now;
  protected readonly keys = inject(Shortcuts).enabled;
  protected readonly rail = this.viewport.rail;
  protected readonly twoSheets = this.viewport.twoSheets;
  protected readonly queueParams = QUEUE_PARAMS;
  private readonly measured = inject(MeasuredAccuracy);
  protected readonly accuracy = this.measured.value;

  protected readonly view = computed(() => {
    if (this.deck.current() !== undefined) return 'ticket';
    if (this.deck.loading()) return 'loading';
    if (this.deck.error() !== undefined) return 'failure';
    return this.deck.outcomes().length === 0 ? 'empty' : 'finished';
  });
  protected readonly failure = computed(() => {
    const reason = sentenceFor(this.deck.error());
    if (this.deck.outcomes().length === 0) return reason;
    return $localize`${reason}:reason: What you have decided is kept.`;
  });
  protected readonly label = computed(() => $localize`Ticket ${this.deck.current()?.ticket.id}:number:`);
  protected readonly proposals = computed(() => {
    const card = this.deck.current();
    return card === undefined ? [] : proposalsFor(card.ticket, card.choice);
  });
  protected readonly source = computed(() => {
    const suggestion = this.deck.current()?.ticket.suggestion;
    return suggestion ? sourceInWords(suggestion) : $localize`:who suggests|:the classifier`;
  });
  /** What the main button does: "Accept Account, Low". */
  protected readonly outcome = computed(() => {
    const missing = this.missing();
    if (missing.length > 1) return $localize`Choose category and priority`;
    if (missing[0] !== undefined)
      return missing[0] === 'category' ? $localize`Choose category` : $localize`Choose priority`;
    const values: Values = Object.fromEntries(this.proposals().map(({ field, value }) => [field, value]));
    return $localize`Accept ${valuesInWords(values)}:values:`;
  });
  protected readonly missing = computed(() => {
    const card = this.deck.current();
    return card === undefined ? [] : missingFields(card.ticket, card.choice);
  });
  protected readonly position = computed(
    () =>
      $localize`${wholeNumber(this.deck.outcomes().length + 1)}:place: of ${shortTotal(this.deck.size())}:all tickets:`,
  );
  protected readonly pace = computed(() => {
    const median = this.deck.median();
    if (median === undefined) return '';
    return paceInWords(median, this.deck.size().count - this.deck.outcomes().length);
  });
  protected readonly skipped = computed(() => this.deck.outcomes().filter((outcome) => outcome === 'skipped').length);

  constructor() {
    this.deck.enter();
    this.measured.want();
    inject(DestroyRef).onDestroy(() => this.deck.leave());

    const id = computed(() => this.deck.current()?.ticket.id);
    effect(() => {
      id();
      // Where there is room only the text scrolls, elsewhere the page.
      for (const scroller of [this.text()?.nativeElement, this.document.scrollingElement]) {
        if (scroller) scroller.scrollTop = 0;
      }
    });
    let last: { readonly view: string; readonly handled: number } | undefined;
    effect(() => {
      const view = this.view();
      const handled = untracked(() => this.deck.outcomes().length);
      // What an action brings it tells itself; what arrives later is told here, also a ticket where none was left.
      const arrived =
        view === 'ticket' && last?.handled === handled && (last.view === 'empty' || last.view === 'finished');
      if (last?.view === 'loading' || arrived) this.actions.tell(untracked(() => this.actions.whatIsShown()));
      if (last !== undefined && last.view !== view) this.keepFocus();
      last = { view, handled };
    });
  }

  /** When the control that had the focus has left with what it belonged to, the keyboard goes on in the page. */
  private keepFocus(): void {
    afterNextRender(
      () => {
        const { activeElement, body } = this.document;
        if (activeElement === body) this.host.closest<HTMLElement>('main')?.focus({ preventScroll: true });
      },
      { injector: this.injector },
    );
  }
}
