import {
  afterNextRender,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  Injector,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { form, FormField, readonly, submit, validate, type ValidationError } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { fieldMessages } from '../../api/problem';
import { TicketsApi } from '../../api/tickets-api';
import type { Category, CreatedTicket, NewTicket, Priority } from '../../api/types';
import { sentenceFor } from '../../core/errors/sentence';
import { Notifier } from '../../core/notifier/notifier';
import { Session } from '../../core/session/session';
import { wholeNumber } from '../../shared/numbers';
import { markPassages } from '../../shared/suggestion/mark-passages';
import { CATEGORY_TERMS, PRIORITY_TERMS } from '../../shared/vocabulary';
import { EvidenceTextarea } from './evidence-textarea';
import { FieldChoice } from './field-choice';
import { SentSummary } from './sent-summary';
import { Suggester } from './suggester';
import { SuggestionPanel } from './suggestion-panel';
import { codePoints, DESCRIPTION_MAX, isBlank, TITLE_MAX } from './ticket-text';
import { EMPTY_DRAFT, UnsentTicket } from './unsent-ticket';
import { WhatHappensNext } from './what-happens-next';

/** The counter of the description appears when this share of the limit is used. */
const NEAR_LIMIT = 0.9;

/** Writes a ticket. Suggestions come and go beside it; sending never waits for one. */
@Component({
  selector: 'td-submit',
  imports: [EvidenceTextarea, FormField, MatButton, SentSummary, SuggestionPanel, WhatHappensNext],
  providers: [Suggester],
  templateUrl: './submit.html',
  styleUrl: './submit.scss',
})
export class Submit {
  private readonly tickets = inject(TicketsApi);
  private readonly notifier = inject(Notifier);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly unsent = inject(UnsentTicket);
  private readonly session = inject(Session);
  private readonly titleField = viewChild<ElementRef<HTMLInputElement>>('titleField');
  protected readonly suggester = inject(Suggester);

  protected readonly draft = this.unsent.draft;
  protected readonly sending = signal(false);
  protected readonly form = form(this.draft, (path) => {
    readonly(path, { when: () => this.sending() });
    validate(path.title, ({ value }) => textProblem(value().trim(), TITLE_MAX, $localize`Give your ticket a title.`));
    validate(path.description, ({ value }) => textProblem(value(), DESCRIPTION_MAX, $localize`Tell us what happened.`));
  });
  /** True once sending was tried: only then is an empty field a fault. */
  private readonly attempted = signal(false);

  protected readonly suggestion = computed(() => {
    const outcome = this.suggester.outcome();
    return outcome === 'unavailable' ? undefined : outcome;
  });
  protected readonly category = new FieldChoice<Category>(
    computed(() => {
      const suggestion = this.suggestion();
      return suggestion && { value: suggestion.suggested_category, confidence: suggestion.category_confidence };
    }),
    this.unsent.category,
  );
  protected readonly priority = new FieldChoice<Priority>(
    computed(() => {
      const suggestion = this.suggestion();
      return suggestion && { value: suggestion.suggested_priority, confidence: suggestion.priority_confidence };
    }),
    this.unsent.priority,
  );
  protected readonly evidence = computed(() => this.suggestion()?.evidence ?? []);
  protected readonly hasMarks = computed(() =>
    markPassages(this.draft().description, 'description', this.evidence()).some(({ marked }) => marked),
  );

  protected readonly titleMax = TITLE_MAX;
  protected readonly titleLength = computed(() => codePoints(this.draft().title.trim()));
  protected readonly descriptionCount = computed(() => {
    const length = codePoints(this.draft().description);
    return length < DESCRIPTION_MAX * NEAR_LIMIT ? '' : `${wholeNumber(length)} / ${wholeNumber(DESCRIPTION_MAX)}`;
  });
  protected readonly titleError = computed(() => this.visibleError(this.form.title().errors()));
  protected readonly descriptionError = computed(() => this.visibleError(this.form.description().errors()));

  /** Why the ticket was not sent, when it was not the fault of a field. */
  protected readonly failure = signal('');
  protected readonly sent = signal<CreatedTicket | undefined>(undefined);

  /** Read out when it changes. Somebody who has decided both fields is not told about suggestions any more. */
  protected readonly announcement = computed(() => {
    if (this.category.decided() && this.priority.decided()) return '';
    const suggestion = this.suggestion();
    if (suggestion === undefined) {
      return this.suggester.outcome() === 'unavailable'
        ? $localize`No suggestion right now. You can still send your ticket.`
        : '';
    }
    const category = CATEGORY_TERMS[suggestion.suggested_category].label;
    const priority = PRIORITY_TERMS[suggestion.suggested_priority].label;
    return $localize`Suggested: ${category}:category:, ${priority}:priority:.`;
  });

  constructor() {
    effect(() => {
      const draft = this.draft();
      untracked(() => this.suggester.textChanged(draft));
    });
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.sending()) return;
    this.attempted.set(true);
    this.failure.set('');
    await submit(this.form, {
      action: () => this.post(),
      onInvalid: () => this.form().errorSummary()[0]?.fieldTree().focusBoundControl(),
    });
  }

  protected writeAnother(): void {
    this.sent.set(undefined);
    afterNextRender(() => this.titleField()?.nativeElement.focus(), { injector: this.injector });
  }

  /** Sends what is on the screen now; a suggestion that arrives later changes nothing. */
  private async post(): Promise<ValidationError.WithOptionalFieldTree[]> {
    this.sending.set(true);
    try {
      const ticket = await firstValueFrom(this.tickets.create(this.newTicket()));
      this.clear();
      this.sent.set(ticket);
      const show = { label: $localize`Show`, run: () => void this.router.navigate(['/queue']) };
      this.notifier.info(
        $localize`Ticket ${ticket.id}:number: was sent.`,
        this.session.may('tickets:read') ? show : undefined,
      );
      return [];
    } catch (error) {
      return this.explain(error);
    } finally {
      this.sending.set(false);
    }
  }

  /**
   * A choice goes as the person's. An untouched suggestion goes as the classifier's only with the token that proves it,
   * which holds for the very text it was made for; otherwise the server is left to fill the field.
   */
  private newTicket(): NewTicket {
    const { title, description } = this.draft();
    const token = this.suggestion()?.suggestion_token ?? undefined;
    const isProven = token !== undefined && this.isAboutDraft();
    const category = isProven || this.category.decided() ? this.category.value() : undefined;
    const priority = isProven || this.priority.decided() ? this.priority.value() : undefined;
    return {
      title: title.trim(),
      description,
      ...(category && { category, category_source: this.category.decided() ? 'person' : 'classifier' }),
      ...(priority && { priority, priority_source: this.priority.decided() ? 'person' : 'classifier' }),
      ...(token !== undefined && { suggestion_token: token }),
    };
  }

  private isAboutDraft(): boolean {
    const { title, description } = this.draft();
    const about = this.suggester.about();
    return about?.title.trim() === title.trim() && about.description === description;
  }

  private explain(error: unknown): ValidationError.WithOptionalFieldTree[] {
    const messages = fieldMessages(error);
    const errors = (['title', 'description'] as const).flatMap((field) =>
      messages[field] === undefined
        ? []
        : [{ kind: 'server', message: messages[field].join(' '), fieldTree: this.form[field] }],
    );
    if (errors.length === 0) this.failure.set(sentenceFor(error));
    else errors[0]?.fieldTree().focusBoundControl();
    return errors;
  }

  private clear(): void {
    this.category.useSuggestion();
    this.priority.useSuggestion();
    this.attempted.set(false);
    this.form().reset(EMPTY_DRAFT);
  }

  private visibleError(errors: readonly ValidationError[]): string {
    return errors.find(({ kind }) => kind !== 'blank' || this.attempted())?.message ?? '';
  }
}

function textProblem(text: string, limit: number, whenBlank: string): ValidationError | undefined {
  if (isBlank(text)) return { kind: 'blank', message: whenBlank };
  const excess = codePoints(text) - limit;
  if (excess <= 0) return undefined;
  const [over, most] = [wholeNumber(excess), wholeNumber(limit)];
  return { kind: 'too_long', message: $localize`${over}:excess: too many. At most ${most}:limit: characters.` };
}
