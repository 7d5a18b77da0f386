import { computed, inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import { EMPTY, expand, last, type Observable, Subscription, tap } from 'rxjs';
import type { TicketEvent } from '../../../api/events-api';
import { conflictingTicket, lostAnswer, readProblem } from '../../../api/problem';
import { type ReviewPage, TicketsApi } from '../../../api/tickets-api';
import type { JudgedField, Ticket } from '../../../api/types';
import { sentenceFor } from '../../../core/errors/sentence';
import { inBatches } from '../../../core/live/in-batches';
import { LiveEvents } from '../../../core/live/live-events';
import { Paced } from '../../../core/live/paced';
import { Notifier } from '../../../core/notifier/notifier';
import type { Total } from '../../../shared/numbers';
import { Decisions } from './decisions';
import { medianTime } from './pace';
import {
  decisionOn,
  fieldsOf,
  former,
  isDecidedAs,
  keepsSuggestion,
  missingFields,
  type Values,
  valuesInWords,
} from './proposal';

/** Whole tickets that one request brings. */
const PAGE = 20;
/** With fewer tickets in hand than this the next page is asked for. */
const FEW = 8;
/** The ticket that comes next is read again when it was read longer ago than this, in milliseconds. */
const STALE_MS = 10_000;
/** Events of so many milliseconds are looked at together. */
export const GATHER_MS = 200;
/** Who has nothing left to decide hears of new tickets at most so often, in milliseconds. */
export const LOOK_MS = 2_000;
/** Nobody reads a ticket in less: a key that comes sooner was meant for the ticket before, in milliseconds. */
export const GLANCE_MS = 200;

/** Why a ticket that was handled is on screen once more. */
interface Comeback {
  readonly kind: 'refused' | 'undone';
  readonly text: string;
}

export interface Card {
  readonly ticket: Ticket;
  /** When the server told it, in milliseconds since 1970. */
  readonly readAt: number;
  /** What the agent chose so far; the rest is as proposed. */
  readonly choice: Values;
  readonly comeback: Comeback | undefined;
}

export type Outcome = 'kept' | 'changed' | 'skipped';

interface Handled {
  readonly card: Card;
  /** `changed` also where nothing was suggested. */
  readonly outcome: Outcome;
  /** How long the ticket was on screen, in milliseconds. */
  readonly time: number;
  readonly decision: Values;
  /** The answer to the decision; undefined for a skipped ticket. */
  readonly answer: Promise<Ticket> | undefined;
}

/** What came of an attempt to accept: `early` when the ticket was on screen for less than a glance. */
type Acceptance =
  | { readonly kind: 'accepted'; readonly decision: Values }
  | { readonly kind: 'missing'; readonly fields: readonly JudgedField[] }
  | { readonly kind: 'early' | 'nothing' };

/**
 * The tickets that need review, least sure first, of which the front one is on screen. Those behind it are here in full,
 * so that the next one is there without waiting. The deck lasts as long as the page load: what was skipped, chosen or
 * refused is still so after a look into the queue.
 *
 * A decision is sent the moment it is made, and the browser carries it even when the tab is closed then; so a tab that is
 * killed loses nothing. An undo is sent after it, and opens again what it decided.
 */
@Injectable({ providedIn: 'root' })
export class TriageDeck {
  private readonly api = inject(TicketsApi);
  private readonly decisions = inject(Decisions);
  private readonly notifier = inject(Notifier);
  private readonly router = inject(Router);
  private readonly live = inject(LiveEvents);

  private readonly hand = signal<readonly Card[]>([]);
  private readonly handled = signal<readonly Handled[]>([]);
  private readonly cursor = signal<string | undefined>(undefined);
  private readonly reading = signal(true);
  private readonly failure = signal<unknown>(undefined);
  private readonly beyond = signal<Total>({ count: 0, capped: false });
  private readonly gone = signal('');

  /** The ticket on screen. */
  readonly current = computed(() => this.hand()[0]);
  /** The next tickets, in their order. */
  readonly upcoming = computed(() => this.hand().slice(1, 4));
  /** What became of the tickets so far, in the order in which they were on screen. */
  readonly outcomes = computed<readonly Outcome[]>(() => this.handled().map(({ outcome }) => outcome));
  /** How many tickets there are with those that were handled. */
  readonly size = computed<Total>(() => {
    const { count, capped } = this.beyond();
    return { count: this.handled().length + this.hand().length + count, capped };
  });
  /** The middle time for one ticket, in milliseconds; undefined while there are too few. */
  readonly median = computed(() => medianTime(this.handled().map(({ time }) => time)));
  readonly pending = this.decisions.pending;
  /** True while there is nothing to show because the first tickets are on their way. */
  readonly loading = computed(() => this.reading() && this.hand().length === 0);
  /** Why there are no tickets to show; undefined when there are, or are none. */
  readonly error = computed(() => (this.hand().length === 0 ? this.failure() : undefined));
  /** What happened to a ticket that is not on screen and that somebody ought to know. */
  readonly news = computed(() => {
    const refused = this.hand()
      .slice(1)
      .filter(({ comeback }) => comeback?.kind === 'refused');
    if (refused.length > 1) return $localize`${refused.length}:count: decisions were not saved. They come back next.`;
    if (refused[0] === undefined) return this.gone();
    return $localize`Ticket ${refused[0].ticket.id}:number: was not saved and comes back next.`;
  });

  /** Looks for tickets that have come since, unseen: nobody waits for them. */
  private readonly look = new Paced(LOOK_MS, () =>
    this.api.toReview(undefined, PAGE).pipe(
      expand(({ tickets, next }) =>
        next === undefined || this.unknownOf(tickets).length > 0 ? EMPTY : this.api.toReview(next, PAGE),
      ),
      last(),
      tap((page) => {
        if (this.isIdle()) this.add(page);
      }),
    ),
  );

  private isOpen = false;
  private request: Subscription | undefined;
  private following: Subscription | undefined;
  private shown: { readonly id: number | undefined; readonly since: number } = { id: undefined, since: 0 };

  /**
   * The page was opened: reads the tickets anew, because time has passed. What came back, and what was chosen for the
   * ticket on screen, stays in front.
   */
  enter(): void {
    this.isOpen = true;
    this.gone.set('');
    const kept = this.hand().filter(
      ({ comeback, choice }, index) => comeback !== undefined || (index === 0 && fieldsOf(choice).length > 0),
    );
    this.hand.set(kept);
    this.shown = { id: undefined, since: 0 };
    this.turn();
    for (const { ticket } of kept) this.renew(ticket.id, true);
    this.readFirst();
    this.following?.unsubscribe();
    this.following = new Subscription();
    this.following.add(this.live.events.pipe(inBatches(GATHER_MS)).subscribe((events) => this.follow(events)));
    this.following.add(
      this.live.reloads.subscribe(() => {
        if (this.isIdle()) this.look.ask();
      }),
    );
    this.following.add(
      this.live.returns.subscribe(() => {
        if (lostAnswer(this.failure()) !== undefined) this.retry();
      }),
    );
  }

  /** The page was left: what is refused now has to be told elsewhere. */
  leave(): void {
    this.isOpen = false;
    this.following?.unsubscribe();
    this.look.stop();
  }

  /** Tries again what failed. */
  retry(): void {
    if (this.cursor() === undefined) this.readFirst();
    else this.readMore();
  }

  /** Takes the skipped tickets up again, and what has come since. */
  again(): void {
    this.handled.update((all) => all.filter(({ outcome }) => outcome !== 'skipped'));
    this.readFirst();
  }

  choose(choice: Values): void {
    this.hand.update(([front, ...rest]) =>
      front === undefined ? [] : [{ ...front, choice: { ...front.choice, ...choice } }, ...rest],
    );
  }

  /** Decides the ticket on screen as it is shown. */
  accept(): Acceptance {
    const card = this.current();
    if (card === undefined) return { kind: 'nothing' };
    const { ticket, choice } = card;
    const missing = missingFields(ticket, choice);
    if (missing.length > 0) return { kind: 'missing', fields: missing };
    if (Date.now() - this.shown.since < GLANCE_MS) return { kind: 'early' };

    const decision = decisionOn(ticket, choice);
    const answer = this.decisions.decide(ticket, decision);
    const outcome = keepsSuggestion(ticket, decision) ? 'kept' : 'changed';
    const entry = { card, outcome, time: this.timeOnScreen(), decision, answer } as const;
    answer.catch((error: unknown) => this.takeBack(entry, error));
    this.layDown(entry);
    return { kind: 'accepted', decision };
  }

  /** Leaves the ticket on screen for later; false when there is none. */
  skip(): boolean {
    const card = this.current();
    if (card === undefined) return false;
    this.layDown({ card, outcome: 'skipped', time: this.timeOnScreen(), decision: {}, answer: undefined });
    return true;
  }

  /**
   * Brings the last ticket back, with the values that it had.
   * @returns the ticket; undefined when there is nothing to undo
   */
  undo(): Ticket | undefined {
    const last = this.handled().at(-1);
    if (last === undefined) return undefined;
    const { card, answer, decision } = last;
    const { id } = card.ticket;
    this.gone.set('');
    this.handled.update((all) => all.slice(0, -1));
    // A skipped ticket comes as it was left; a decided one as it was before anything was chosen.
    const comeback = { kind: 'undone', text: $localize`Undone.` } as const;
    this.hand.update((hand) => [answer === undefined ? card : { ...card, choice: {}, comeback }, ...hand]);
    this.turn();
    if (answer === undefined) return card.ticket;

    const say = (text: string) => this.update(id, (undone) => ({ ...undone, comeback: { kind: 'undone', text } }));
    this.decisions.putBack(id, decision, former(card.ticket, decision), answer).then(
      (saved) => {
        if (saved === undefined) say($localize`Undone before it was saved.`);
      },
      (error: unknown) => say(undoRefusedText(error, decision)),
    );
    return card.ticket;
  }

  canUndo(): boolean {
    return this.handled().length > 0;
  }

  private layDown(entry: Handled): void {
    this.gone.set('');
    this.handled.update((all) => [...all, entry]);
    this.hand.update((hand) => hand.slice(1));
    this.turn();
    this.keepFilled();
    const next = this.hand()[1];
    if (next !== undefined && Date.now() - next.readAt > STALE_MS) this.renew(next.ticket.id, false);
  }

  /** A decision was not saved: its ticket comes next, with what was chosen and why. Nobody is interrupted by it. */
  private takeBack(entry: Handled, error: unknown): void {
    if (!this.handled().includes(entry)) return; // undone meanwhile
    this.handled.update((all) => all.filter((other) => other !== entry));
    const { ticket } = entry.card;
    if (readProblem(error)?.code === 'ticket_not_found') {
      this.gone.set($localize`Ticket ${ticket.id}:number: has been deleted meanwhile.`);
      this.keepFilled();
      return;
    }
    const current = conflictingTicket(error);
    const text =
      current === undefined
        ? $localize`Your decision was not saved. ${sentenceFor(error)}:reason:`
        : conflictText(current, entry.decision);
    const card: Card = {
      ticket: current ?? ticket,
      readAt: Date.now(),
      choice: entry.decision,
      comeback: { kind: 'refused', text },
    };
    if (!this.isOpen) this.tellElsewhere(ticket.id, text);
    this.hand.update((hand) => {
      const waiting = hand.findIndex(({ comeback }, index) => index > 0 && comeback?.kind !== 'refused');
      return hand.toSpliced(waiting === -1 ? hand.length : waiting, 0, card);
    });
    this.turn();
  }

  private tellElsewhere(id: number, text: string): void {
    const label = $localize`Go to triage`;
    this.notifier.error($localize`Ticket ${id}:number:: ${text}:text:`, {
      label,
      run: () => void this.router.navigate(['/triage']),
    });
  }

  /** Asks for more when few are left, and once more from the front when all are gone: others may have come meanwhile. */
  private keepFilled(): void {
    if (this.reading() || this.hand().length >= FEW) return;
    if (this.cursor() !== undefined) this.readMore();
    else if (this.hand().length === 0) this.readFirst();
  }

  private readFirst(): void {
    this.cursor.set(undefined);
    this.read(this.api.toReview(undefined, PAGE));
  }

  private readMore(): void {
    this.read(this.api.toReview(this.cursor(), PAGE));
  }

  private read(page: Observable<ReviewPage>): void {
    this.request?.unsubscribe();
    this.reading.set(true);
    this.failure.set(undefined);
    this.request = page.subscribe({
      next: (answer) => {
        this.reading.set(false);
        this.add(answer);
      },
      error: (error: unknown) => {
        this.reading.set(false);
        this.failure.set(error);
      },
    });
  }

  private add({ tickets, next, total, capped }: ReviewPage): void {
    const readAt = Date.now();
    const fresh = this.unknownOf(tickets);
    this.hand.update((hand) => [
      ...hand,
      ...fresh.map((ticket) => ({ ticket, readAt, choice: {}, comeback: undefined })),
    ]);
    this.cursor.set(next);
    const skipped = this.outcomes().filter((outcome) => outcome === 'skipped').length;
    const rest = (total ?? 0) - this.hand().length - skipped;
    this.beyond.set(next === undefined ? { count: 0, capped: false } : { count: Math.max(1, rest), capped });
    this.turn();
    if (fresh.length === 0 && next !== undefined) this.keepFilled();
  }

  /** Those that are not in hand and were not handled either. */
  private unknownOf(tickets: readonly Ticket[]): readonly Ticket[] {
    const known = new Set([...this.hand(), ...this.handled().map(({ card }) => card)].map(({ ticket }) => ticket.id));
    return tickets.filter(({ id }) => !known.has(id));
  }

  /**
   * Reads a ticket again before it comes on screen, so that what others have decided meanwhile is left out.
   * @param onScreen true to do so also when it is on screen, which must not change while somebody reads it
   */
  private renew(id: number, onScreen: boolean): void {
    this.api.read(id).subscribe({
      next: (ticket) => {
        if (!onScreen && this.current()?.ticket.id === id) return;
        this.update(id, (card) => renewed(card, ticket));
      },
      error: (error: unknown) => {
        // Any other failure leaves the ticket as it was read before; the decision will tell.
        if (readProblem(error)?.code === 'ticket_not_found') this.update(id, () => undefined);
      },
    });
  }

  /**
   * Tickets that wait and that somebody has changed are read again: what is decided leaves before it comes on screen. When
   * none is left, whatever happens to tickets may bring another one.
   */
  private follow(events: readonly TicketEvent[]): void {
    if (this.isIdle() && events.some(({ kind }) => kind !== 'deleted')) this.look.ask();
    for (const { ticket } of this.hand().slice(1)) {
      const isChanged = events.some(
        ({ ticket_id: id, kind, version }) => id === ticket.id && (kind === 'deleted' || version > ticket.version),
      );
      if (isChanged) this.renew(ticket.id, false);
    }
  }

  /** True when there is nothing left, and nothing on its way. */
  private isIdle(): boolean {
    return this.hand().length === 0 && !this.reading() && this.failure() === undefined;
  }

  private update(id: number, change: (card: Card) => Card | undefined): void {
    this.hand.update((hand) => hand.flatMap((card) => (card.ticket.id === id ? (change(card) ?? []) : [card])));
    this.turn();
    this.keepFilled();
  }

  /** Notes since when the ticket in front has been on screen. */
  private turn(): void {
    const id = this.current()?.ticket.id;
    if (id !== this.shown.id) this.shown = { id, since: Date.now() };
  }

  private timeOnScreen(): number {
    return Date.now() - this.shown.since;
  }
}

/** The card with the ticket as it is now; undefined when there is nothing left to decide about it. */
function renewed(card: Card, ticket: Ticket): Card | undefined {
  if (ticket.needs_review) return { ...card, ticket, readAt: Date.now() };
  switch (card.comeback?.kind) {
    case 'undone': // the decision that was undone stands in the ticket
      return card;
    case 'refused':
      return isDecidedAs(ticket, card.choice) ? undefined : { ...card, ticket, readAt: Date.now() };
    case undefined:
      return undefined;
  }
}

function undoRefusedText(error: unknown, decision: Values): string {
  if (lostAnswer(error) !== undefined) {
    return $localize`${sentenceFor(error)}:reason: What the ticket says now is not known: choose again to be sure.`;
  }
  const current = conflictingTicket(error);
  return current === undefined
    ? $localize`The undo was not saved. ${sentenceFor(error)}:reason: The ticket still says ${valuesInWords(decision)}:values:.`
    : $localize`The undo was not saved, because somebody has changed this ticket meanwhile. It says ${valuesInWords(current)}:values: now.`;
}

function conflictText(current: Ticket, decision: Values): string {
  const yours = valuesInWords(decision);
  return current.needs_review
    ? $localize`Your decision was not saved, because somebody has changed this ticket meanwhile. You chose ${yours}:values:.`
    : $localize`Your decision was not saved, because somebody else has decided ${valuesInWords(current)}:theirs: meanwhile. You chose ${yours}:values:.`;
}
