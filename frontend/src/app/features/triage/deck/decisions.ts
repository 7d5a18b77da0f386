import { inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { conflictingTicket, lostAnswer } from '../../../api/problem';
import { TicketsApi } from '../../../api/tickets-api';
import type { Ticket } from '../../../api/types';
import { type Former, isDecidedAs, type Values } from './proposal';

/** How often a change that has nothing to do with the decision may get in between before the agent is asked. */
const TRIES = 3;

/**
 * Sends decisions: those about different tickets at once, those about one ticket one after the other, each for the
 * version that the agent saw or that the answer before it told.
 */
@Injectable({ providedIn: 'root' })
export class Decisions {
  private readonly api = inject(TicketsApi);

  /** What is under way for a ticket; settles with what the server has. */
  private readonly tails = new Map<number, Promise<unknown>>();
  private readonly answers = new Map<number, Ticket>();
  private readonly underWay = signal(0);

  /** How many decisions the server has not confirmed yet. */
  readonly pending = this.underWay.asReadonly();

  /**
   * @param ticket as the agent saw it
   * @returns the ticket with the decision
   * @throws when it was not saved, or nobody knows whether it was
   */
  decide(ticket: Ticket, decision: Values): Promise<Ticket> {
    return this.inTurn(ticket.id, () => this.send(ticket, decision));
  }

  /**
   * Puts back what a decision has replaced.
   * @returns the ticket as it is then; undefined when the decision was never saved, so that there is nothing to put back
   * @throws when they were not put back, or nobody knows whether they were
   */
  putBack(id: number, decision: Values, former: Former, decided: Promise<Ticket>): Promise<Ticket | undefined> {
    return this.inTurn(id, async () => {
      const ticket = await decided.catch((error: unknown) => this.savedAfterAll(id, decision, error));
      return ticket && this.send(ticket, former);
    });
  }

  /** A decision whose answer was lost may have arrived all the same. */
  private async savedAfterAll(id: number, decision: Values, error: unknown): Promise<Ticket | undefined> {
    if (lostAnswer(error) === undefined) return undefined;
    const ticket = await firstValueFrom(this.api.read(id));
    return isDecidedAs(ticket, decision) ? ticket : undefined;
  }

  private inTurn<Result>(id: number, task: () => Promise<Result>): Promise<Result> {
    this.underWay.update((count) => count + 1);
    const before = this.tails.get(id) ?? Promise.resolve();
    const done = before.then(task, task).finally(() => {
      this.underWay.update((count) => count - 1);
      if (this.tails.get(id) === done) this.tails.delete(id);
    });
    this.tails.set(id, done);
    return done;
  }

  private async send(seen: Ticket, decision: Values | Former, tries = TRIES): Promise<Ticket> {
    const answered = this.answers.get(seen.id);
    const known = answered !== undefined && answered.version > seen.version ? answered : seen;
    try {
      const answer = await firstValueFrom(this.api.update(seen.id, decision, known.version));
      this.answers.set(seen.id, answer);
      return answer;
    } catch (error) {
      const current = conflictingTicket(error);
      if (current === undefined) throw error;
      // The answer to an earlier try was lost on its way, or somebody else thinks the same.
      if (isDecidedAs(current, decision)) return current;
      if (tries > 1 && isSameToAnAgent(known, current)) return this.send(current, decision, tries - 1);
      throw error;
    }
  }
}

/** True when what the agent decided about is the same in both: a change of the status, say, is no reason to ask again. */
function isSameToAnAgent(one: Ticket, other: Ticket): boolean {
  const seen = ({ title, description, category, category_source, priority, priority_source, suggestion }: Ticket) =>
    JSON.stringify([title, description, category, category_source, priority, priority_source, suggestion?.created_at]);
  return seen(one) === seen(other);
}
