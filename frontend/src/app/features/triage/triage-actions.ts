import { LiveAnnouncer } from '@angular/cdk/a11y';
import { inject, Injectable } from '@angular/core';
import { type Params, Router } from '@angular/router';
import { writeFilters } from '../../core/queue-url/queue-url';
import { percent, ticketCount } from '../../shared/numbers';
import { type Proposal, proposalsFor, type Values, valuesInWords } from './deck/proposal';
import { type Card, TriageDeck } from './deck/triage-deck';
import type { TriageKey } from './triage-key';

/** What the queue shows beside a ticket that is opened from here: the same tickets in the same order. */
export const QUEUE_PARAMS: Params = writeFilters({ needsReview: true, order: 'least_sure' });

/** What keys and buttons do, and how whoever does not see it hears of it. */
@Injectable()
export class TriageActions {
  private readonly deck = inject(TriageDeck);
  private readonly router = inject(Router);
  private readonly announcer = inject(LiveAnnouncer);

  perform(key: TriageKey): void {
    if (key === 'accept') this.accept();
    else if (key === 'skip') this.skip();
    else if (key === 'undo') this.undo();
    else if (key === 'open') this.open();
    else this.choose(key);
  }

  accept(): void {
    const result = this.deck.accept();
    if (result.kind === 'accepted') this.tell(`Accepted ${valuesInWords(result.decision)}. ${this.whatIsShown()}`);
    else if (result.kind === 'missing') this.tell(`Choose the ${result.fields.join(' and the ')} first.`);
  }

  skip(): void {
    if (this.deck.skip()) this.tell(`Skipped. ${this.whatIsShown()}`);
  }

  undo(): void {
    this.tell(this.deck.undo() === undefined ? 'There is nothing to undo.' : this.whatIsShown());
  }

  choose(choice: Values): void {
    if (this.deck.current() === undefined) return;
    this.deck.choose(choice);
    this.tell(`${valuesInWords(choice)} chosen.`);
  }

  /** Back leads here again, where everything is as it was. */
  open(): void {
    const id = this.deck.current()?.ticket.id;
    if (id !== undefined) void this.router.navigate(['/queue', id], { queryParams: QUEUE_PARAMS });
  }

  /** "Ticket 4818: Charged twice. Suggested Billing, 54% sure; suggested Low, 77% sure." */
  whatIsShown(): string {
    const card = this.deck.current();
    if (card !== undefined) return cardInWords(card);
    return this.deck.loading() ? 'Loading.' : `Done: ${ticketCount(this.deck.outcomes().length)} looked at.`;
  }

  tell(text: string): void {
    void this.announcer.announce(text, 'polite');
  }
}

function cardInWords({ ticket, choice, comeback }: Card): string {
  const proposals = proposalsFor(ticket, choice).map(proposalInWords).join('; ');
  return `Ticket ${ticket.id}: ${ticket.title}. ${comeback === undefined ? '' : `${comeback.text} `}${proposals}.`;
}

function proposalInWords({ field, standing, value, confidence }: Proposal): string {
  if (value === undefined) return `no ${field} suggested`;
  const words = valuesInWords({ [field]: value });
  if (standing !== 'suggested') return words;
  return `suggested ${words}${confidence === undefined ? '' : `, ${percent(confidence)} sure`}`;
}
