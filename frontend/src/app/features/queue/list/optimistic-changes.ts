import { inject, Injectable, signal } from '@angular/core';
import { readProblem } from '../../../api/problem';
import { TicketsApi } from '../../../api/tickets-api';
import { sentenceFor } from '../../../core/errors/sentence';
import { Notifier } from '../../../core/notifier/notifier';
import { type Edit, FIELDS, fieldsOf, withoutFields } from '../fields/ticket-fields';
import { TicketStore } from './ticket-store';

/** How long a row shows why its change was refused, in milliseconds. */
export const REFUSAL_MS = 4_000;

export interface Refusal {
  readonly edit: Edit;
  readonly reason: string;
}

/** Changes of one ticket on their way: one request at a time, and what was chosen meanwhile. */
interface Outbox {
  readonly sent: Edit;
  readonly waiting: Edit;
}

/**
 * Changes that show at once and go back when the server refuses. The requests of one ticket never overlap: what is
 * chosen while one is under way waits and goes out in one request, so the last choice wins on the server too.
 * Different tickets do not wait for each other. A change is carried to its end even after the queue is left.
 */
@Injectable()
export class OptimisticChanges {
  private readonly api = inject(TicketsApi);
  private readonly notifier = inject(Notifier);
  private readonly store = inject(TicketStore);

  private readonly outboxes = signal<ReadonlyMap<number, Outbox>>(new Map());
  private readonly refusals = signal<ReadonlyMap<number, Refusal>>(new Map());

  /** The values chosen for the ticket that the server has not confirmed yet. */
  pending(id: number): Edit | undefined {
    const outbox = this.outboxes().get(id);
    return outbox && { ...outbox.sent, ...outbox.waiting };
  }

  /** The change of the ticket that was refused in the last 4 seconds. */
  refusal(id: number): Refusal | undefined {
    return this.refusals().get(id);
  }

  change(id: number, edit: Edit): void {
    this.setRefusal(id, undefined);
    const outbox = this.outboxes().get(id);
    if (outbox === undefined) this.send(id, edit);
    else this.setOutbox(id, { sent: outbox.sent, waiting: { ...outbox.waiting, ...edit } });
  }

  private send(id: number, edit: Edit): void {
    this.setOutbox(id, { sent: edit, waiting: {} });
    this.api.update(id, edit).subscribe({
      next: (ticket) => {
        this.store.take([ticket]);
        this.sendNext(id);
      },
      error: (error: unknown) => {
        if (readProblem(error)?.code === 'ticket_not_found') this.giveUp(id);
        else this.refuse(id, edit, error);
      },
    });
  }

  private sendNext(id: number): void {
    const waiting = this.outboxes().get(id)?.waiting ?? {};
    if (fieldsOf(waiting).length > 0) this.send(id, waiting);
    else this.setOutbox(id, undefined);
  }

  private refuse(id: number, edit: Edit, error: unknown): void {
    // A value that was replaced meanwhile is no loss.
    const lost = withoutFields(edit, fieldsOf(this.outboxes().get(id)?.waiting ?? {}));
    this.sendNext(id);
    const fields = fieldsOf(lost).map((field) => FIELDS[field].label);
    if (fields.length === 0) return;

    const refusal = { edit: lost, reason: sentenceFor(error) };
    this.setRefusal(id, refusal);
    setTimeout(() => {
      if (this.refusal(id) === refusal) this.setRefusal(id, undefined);
    }, REFUSAL_MS);
    this.notifier.error(
      `${fields.join(' and ')} of ${id} ${fields.length === 1 ? 'was' : 'were'} not saved. ${refusal.reason}`,
      {
        label: 'Retry',
        run: () => {
          this.change(id, lost);
        },
      },
    );
  }

  private giveUp(id: number): void {
    this.store.markDeleted(id);
    this.setOutbox(id, undefined);
    this.notifier.error(`Ticket ${id} was not changed: it has been deleted.`);
  }

  private setOutbox(id: number, outbox: Outbox | undefined): void {
    this.outboxes.update((all) => withEntry(all, id, outbox));
  }

  private setRefusal(id: number, refusal: Refusal | undefined): void {
    this.refusals.update((all) => withEntry(all, id, refusal));
  }
}

function withEntry<Value>(all: ReadonlyMap<number, Value>, id: number, value: Value | undefined) {
  const changed = new Map(all);
  if (value === undefined) changed.delete(id);
  else changed.set(id, value);
  return changed;
}
