import { inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { catchError, delayWhen, EMPTY, finalize, type Observable, of, Subject, switchMap, tap, timer } from 'rxjs';
import { ClassificationApi } from '../../api/classification-api';
import type { Suggestion } from '../../api/types';
import { pointerRelease } from './pointer-release';
import { codePoints, DESCRIPTION_MAX, TITLE_MAX } from './ticket-text';

/** From the last key until a suggestion is asked for, in milliseconds. */
export const TYPING_PAUSE_MS = 600;

/** Fewer code points of description than this say too little to suggest anything. */
const ENOUGH = 12;

export interface Draft {
  readonly title: string;
  readonly description: string;
}

/** `unavailable`: asked, but no suggestion could be made. */
export type Outcome = Suggestion | 'unavailable' | undefined;

/**
 * Asks for a suggestion when the typing pauses or a field is left. There is one question at a time: newer text aborts
 * the question about older text, and the same text is never asked twice in a row.
 */
@Injectable()
export class Suggester {
  private readonly api = inject(ClassificationApi);
  private readonly pointerRelease = pointerRelease();
  private readonly drafts = new Subject<{ draft: Draft; wait: number }>();

  private readonly isReading = signal(false);
  private readonly latest = signal<Outcome>(undefined);
  private readonly answered = signal<Draft | undefined>(undefined);

  /** True from the first question until the answer about the newest text. */
  readonly reading = this.isReading.asReadonly();
  /** The newest answer; it stays while the text changes, until the next answer replaces it. */
  readonly outcome = this.latest.asReadonly();
  /** The text that the newest answer is about. */
  readonly about = this.answered.asReadonly();

  /** The text of the question under way, or of the last one answered. */
  private asked: Draft | undefined;

  constructor() {
    this.drafts
      .pipe(
        switchMap(({ draft, wait }) => (wait === 0 ? of(0) : timer(wait)).pipe(switchMap(() => this.ask(draft)))),
        takeUntilDestroyed(),
      )
      .subscribe();
  }

  /** The text has changed: ask once the typing pauses. */
  textChanged(draft: Draft): void {
    if (!isEnough(draft)) {
      this.forget();
      return;
    }
    this.drafts.next({ draft, wait: TYPING_PAUSE_MS });
  }

  /** A field was left: ask at once, unless that text has been asked about. */
  fieldLeft(draft: Draft): void {
    if (isEnough(draft) && !this.isAsked(draft)) this.drafts.next({ draft, wait: 0 });
  }

  /** Drops the answer and the question under way. */
  forget(): void {
    this.drafts.next({ draft: { title: '', description: '' }, wait: 0 });
    this.asked = undefined;
    this.isReading.set(false);
    this.latest.set(undefined);
    this.answered.set(undefined);
  }

  private ask(draft: Draft): Observable<unknown> {
    if (!isEnough(draft)) return EMPTY;
    if (this.isAsked(draft)) {
      this.isReading.set(false);
      return EMPTY;
    }
    this.asked = draft;
    this.isReading.set(true);
    let answered = false;
    return this.api.suggest(draft.title.trim(), draft.description).pipe(
      catchError(() => of(undefined)),
      // The page grows by a suggestion, and the press that left a field may be on what then moves: the button that sends.
      delayWhen(() => this.pointerRelease),
      tap((suggestion) => {
        answered = true;
        this.isReading.set(false);
        this.answered.set(draft);
        this.latest.set(suggestion === undefined || suggestion.source === 'default' ? 'unavailable' : suggestion);
      }),
      // Aborted by newer text. `reading` stays true: the question about that text follows.
      finalize(() => {
        if (!answered) this.asked = undefined;
      }),
    );
  }

  private isAsked(draft: Draft): boolean {
    return this.asked?.title === draft.title && this.asked.description === draft.description;
  }
}

/** Worth asking about, and within the limits of what may be asked. */
function isEnough({ title, description }: Draft): boolean {
  const length = codePoints(description.trim());
  return length >= ENOUGH && codePoints(description) <= DESCRIPTION_MAX && codePoints(title.trim()) <= TITLE_MAX;
}
