import { LiveAnnouncer } from '@angular/cdk/a11y';
import { inject, Injectable } from '@angular/core';
import { type Params, Router } from '@angular/router';
import type { JudgedField } from '../../api/types';
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
    if (result.kind === 'accepted')
      this.tell($localize`Accepted ${valuesInWords(result.decision)}:values:. ${this.whatIsShown()}:next:`);
    else if (result.kind === 'missing') this.tell(chooseFirst(result.fields));
  }

  skip(): void {
    if (this.deck.skip()) this.tell($localize`Skipped. ${this.whatIsShown()}:next:`);
  }

  undo(): void {
    this.tell(this.deck.undo() === undefined ? $localize`There is nothing to undo.` : this.whatIsShown());
  }

  choose(choice: Values): void {
    if (this.deck.current() === undefined) return;
    this.deck.choose(choice);
    this.tell($localize`${valuesInWords(choice)}:values: chosen.`);
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
    if (this.deck.loading()) return $localize`Loading.`;
    return $localize`Done: ${ticketCount(this.deck.outcomes().length)}:tickets: looked at.`;
  }

  tell(text: string): void {
    void this.announcer.announce(text, 'polite');
  }
}

function cardInWords({ ticket, choice, comeback }: Card): string {
  const proposals = proposalsFor(ticket, choice).map(proposalInWords).join('; ');
  const { id, title } = ticket;
  return comeback === undefined
    ? $localize`Ticket ${id}:number:: ${title}:title:. ${proposals}:values:.`
    : $localize`Ticket ${id}:number:: ${title}:title:. ${comeback.text}:what happened: ${proposals}:values:.`;
}

function proposalInWords({ field, standing, value, confidence }: Proposal): string {
  if (value === undefined) {
    return field === 'category' ? $localize`no category suggested` : $localize`no priority suggested`;
  }
  const words = valuesInWords({ [field]: value });
  if (standing !== 'suggested') return words;
  return confidence === undefined
    ? $localize`suggested ${words}:value:`
    : $localize`suggested ${words}:value:, ${percent(confidence)}:share: sure`;
}

function chooseFirst(fields: readonly JudgedField[]): string {
  if (fields.length > 1) return $localize`Choose the category and the priority first.`;
  return fields[0] === 'category' ? $localize`Choose the category first.` : $localize`Choose the priority first.`;
}
