import { inject, Injectable, signal } from '@angular/core';
import { catchError, of, Subscription, timeout } from 'rxjs';
import { conflictingTicket, readProblem } from '../../../api/problem';
import { TicketHistoryApi } from '../../../api/ticket-history-api';
import { TicketsApi } from '../../../api/tickets-api';
import type { JudgedField, KnownTicket, Ticket, TicketChange } from '../../../api/types';
import { sentenceFor } from '../../../core/errors/sentence';
import { type Dismissal, Notifier } from '../../../core/notifier/notifier';
import {
  type Edit,
  edited,
  type FieldName,
  fieldsOf,
  isDecided,
  isDoneWith,
  JUDGED_FIELDS,
  pencilNote,
  valuesOf,
  withoutFields,
} from '../fields/ticket-fields';
import { changedText, conflictText, notSavedText, notUndoneBecause, notUndoneText, undoneText } from './change-words';
import { TicketStore } from './ticket-store';
import { type MadeChange, UndoStack } from './undo-stack';

/** How long a row shows why its change was refused, in milliseconds. */
export const REFUSAL_MS = 4_000;

/** So long it is waited for who set the other value, in milliseconds; then the question is told without. */
const WHO_MS = 3_000;

/** How often one change gives way to changes of other fields before it is refused. */
const ATTEMPTS = 5;

export interface Refusal {
  readonly edit: Edit;
  readonly reason: string;
}

/** Values that were chosen while somebody else set the same fields. Theirs hold until the person decides. */
export interface Conflict {
  readonly mine: Edit;
  /** Both values, when it happened and, where that is known, who did it, in words. */
  readonly text: string;
}

/** The same values for many tickets; somebody else carries that out. */
export interface ManyChanges {
  readonly ids: ReadonlySet<number>;
  readonly edit: Edit;
}

/** What goes to the server in one request. */
interface Batch {
  readonly edit: Edit;
  /** What of it can be undone once it is accepted. */
  readonly made: readonly MadeChange[];
  /** What of it takes changes back. */
  readonly undone: readonly MadeChange[];
}

const NOTHING: Batch = { edit: {}, made: [], undone: [] };

/** Changes of one ticket on their way: one request at a time, and what was chosen meanwhile. */
interface Outbox {
  readonly sent: Batch;
  readonly waiting: Batch;
  /** The values of both; the same object for as long as they are the same. */
  readonly pending: Edit;
}

interface OpenConflict extends Conflict {
  /** The question as it is told; ended once the person has decided. */
  readonly told: Subscription;
}

/**
 * Changes that show at once and go back when the server refuses. The requests of one ticket never overlap: what is
 * chosen while one is under way waits and goes out in one request, so the last choice wins on the server too.
 * Different tickets do not wait for each other. A change is carried to its end even after the queue is left.
 *
 * A request names the version that it was chosen for. When somebody else was faster, it is repeated as long as they set
 * other fields; for the same field the person is asked. Each change can be undone.
 */
@Injectable()
export class OptimisticChanges {
  private readonly api = inject(TicketsApi);
  private readonly history = inject(TicketHistoryApi);
  private readonly notifier = inject(Notifier);
  private readonly store = inject(TicketStore);
  private readonly undoStack = inject(UndoStack);

  private readonly outboxes = signal<ReadonlyMap<number, Outbox>>(new Map());
  private readonly refusals = signal<ReadonlyMap<number, Refusal>>(new Map());
  private readonly many = signal<ManyChanges | undefined>(undefined);
  private readonly conflicts = signal<ReadonlyMap<number, OpenConflict>>(new Map());

  /** The values chosen for the ticket that the server has not confirmed yet. */
  pending(id: number): Edit | undefined {
    const outbox = this.outboxes().get(id);
    const many = this.many();
    const ofMany = many?.ids.has(id) === true ? many.edit : undefined;
    return ofMany === undefined || outbox === undefined
      ? (outbox?.pending ?? ofMany)
      : { ...ofMany, ...outbox.pending };
  }

  /** Shows what many tickets are just being set to; undefined once that is over. */
  showMany(many: ManyChanges | undefined): void {
    this.many.set(many);
  }

  /** The change of the ticket that was refused in the last 4 seconds. */
  refusal(id: number): Refusal | undefined {
    return this.refusals().get(id);
  }

  /** What was chosen for the ticket and waits for a decision, because somebody else set it too. */
  conflict(id: number): Conflict | undefined {
    return this.conflicts().get(id);
  }

  /** @param seen the ticket for which the values were chosen, where that was a while ago, as in an open menu */
  change(id: number, edit: Edit, seen?: KnownTicket): void {
    const shown = this.shown(id);
    const fields = fieldsOf(edit);
    if (
      seen &&
      shown &&
      shown.version > seen.version &&
      fields.some((field) => isOvertaken(field, edit, seen, shown))
    ) {
      this.ask(id, edit, shown);
      return;
    }
    const made: readonly MadeChange[] =
      shown === undefined
        ? []
        : [
            {
              kind: 'ticket',
              id,
              before: valuesOf(shown, fields),
              after: edit,
              decided: decidedBy(edit, shown),
            },
          ];
    for (const change of made) this.undoStack.push(change);
    this.enqueue(id, { edit, made, undone: [] });
  }

  /** Gives the fields of a change their former values back, unless somebody has set them since. */
  undo(change: MadeChange): void {
    if (!this.undoStack.take(change)) return;
    const { id, before, after } = change;
    const shown = this.shown(id);
    const since = shown === undefined ? [] : fieldsOf(after).filter((field) => shown[field] !== after[field]);
    if (shown !== undefined && since.length > 0) {
      this.notifier.error(notUndoneText(id, since, shown));
      return;
    }
    this.enqueue(id, { edit: before, made: [], undone: [change] });
  }

  /** Leaves what somebody else set as it is. */
  keepTheirs(id: number): void {
    this.conflicts().get(id)?.told.unsubscribe();
    this.conflicts.update((all) => withEntry(all, id, undefined));
  }

  /** Sets what was chosen after all. */
  setMine(id: number): void {
    const conflict = this.conflicts().get(id);
    this.keepTheirs(id);
    if (conflict !== undefined) this.change(id, conflict.mine);
  }

  /** The ticket as people see it. */
  private shown(id: number): KnownTicket | undefined {
    const known = this.store.get(id);
    return known && edited(known, this.pending(id) ?? {});
  }

  private enqueue(id: number, batch: Batch): void {
    this.setRefusal(id, undefined);
    this.settleConflict(id, fieldsOf(batch.edit));
    const outbox = this.outboxes().get(id);
    if (outbox === undefined) this.send(id, batch);
    else this.setOutbox(id, outbox.sent, joined(outbox.waiting, batch));
  }

  private send(id: number, batch: Batch, attempt = 1): void {
    this.setOutbox(id, batch, this.waiting(id));
    const seen = this.store.get(id);
    // Of a ticket that is not known here no version is right: the refusal then tells what it is.
    this.api.update(id, { ...batch.edit, ...reopening(batch, seen) }, seen?.version ?? 0).subscribe({
      next: (ticket) => {
        this.store.take([ticket]);
        this.tell(batch);
        this.sendNext(id);
      },
      error: (error: unknown) => {
        const current = conflictingTicket(error);
        if (current !== undefined && attempt < ATTEMPTS) this.giveWay(id, batch, seen, current, attempt);
        else if (readProblem(error)?.code === 'ticket_not_found') this.giveUp(id, batch);
        else this.refuse(id, batch, error);
      },
    });
  }

  private tell({ edit, made, undone }: Batch): void {
    const [change] = made.slice(-1);
    const [taken] = undone.slice(-1);
    if (change !== undefined) {
      this.notifier.info(changedText(change.id, edit), {
        label: $localize`Undo`,
        run: () => {
          for (const each of made.toReversed()) this.undo(each);
        },
      });
    } else if (taken !== undefined) {
      this.notifier.info(undoneText(taken));
    }
  }

  private sendNext(id: number): void {
    const waiting = this.waiting(id);
    this.clearOutbox(id);
    if (fieldsOf(waiting.edit).length > 0) this.send(id, waiting);
  }

  /** Somebody else changed the ticket first: what they did not touch is sent again, the rest is for the person. */
  private giveWay(id: number, batch: Batch, seen: KnownTicket | undefined, current: Ticket, attempt: number): void {
    this.store.take([current]);
    const before = seen ?? edited(current, Object.assign({}, ...batch.undone.map(({ after }) => after)) as Edit);
    const overtaken = fieldsOf(batch.edit).filter((field) => isOvertaken(field, batch.edit, before, current));
    if (overtaken.length === 0) {
      this.send(id, batch, attempt + 1);
      return;
    }
    const replaced = fieldsOf(this.waiting(id).edit);
    const mine = valuesIn(
      batch.edit,
      overtaken.filter((field) => !replaced.includes(field)),
    );
    const rest = withoutFields(batch.edit, overtaken);
    for (const change of batch.made) this.undoStack.lose(change, overtaken, current);
    if (batch.undone.length > 0) this.notifier.error(notUndoneText(id, overtaken, current));
    else if (fieldsOf(mine).length > 0) this.ask(id, mine, current);
    if (fieldsOf(rest).length > 0) this.send(id, { ...batch, edit: rest, undone: [] }, attempt + 1);
    else this.sendNext(id);
  }

  /** Asks for what was chosen now and for what the person has not decided yet. Who was faster is told if it is soon known. */
  private ask(id: number, chosen: Edit, current: KnownTicket): void {
    const before = this.conflicts().get(id)?.mine ?? {};
    const settled = fieldsOf(before).filter((field) => before[field] === current[field]);
    const mine = { ...withoutFields(before, settled), ...chosen };
    this.keepTheirs(id);
    const told = new Subscription();
    const note = (text: string) => {
      this.conflicts.update((all) => withEntry(all, id, { mine, text, told }));
    };
    note(conflictText(mine, current));
    told.add(
      this.history
        .read(id)
        .pipe(
          timeout(WHO_MS),
          catchError(() => of([])),
        )
        .subscribe((history) => {
          const text = conflictText(mine, current, history);
          note(text);
          told.add(this.tellConflict(id, text));
        }),
    );
  }

  private tellConflict(id: number, text: string): Dismissal {
    return this.notifier.error(
      $localize`Ticket ${id}:number:. ${text}:text:`,
      {
        label: $localize`Keep theirs`,
        run: () => {
          this.keepTheirs(id);
        },
      },
      {
        label: $localize`Set mine`,
        run: () => {
          this.setMine(id);
        },
      },
    );
  }

  /** Whoever chooses again has decided; what was not chosen again is still asked for. */
  private settleConflict(id: number, fields: readonly FieldName[]): void {
    const conflict = this.conflicts().get(id);
    if (conflict === undefined || !fieldsOf(conflict.mine).some((field) => fields.includes(field))) return;
    const left = withoutFields(conflict.mine, fields);
    const current = this.store.get(id);
    this.keepTheirs(id);
    if (current !== undefined && fieldsOf(left).length > 0) this.ask(id, left, current);
  }

  private refuse(id: number, batch: Batch, error: unknown): void {
    // A value that was replaced meanwhile is no loss.
    const lost = withoutFields(batch.edit, fieldsOf(this.waiting(id).edit));
    for (const change of batch.made) this.undoStack.lose(change, fieldsOf(change.after), this.store.get(id));
    this.forgetUndoOf(id, batch);
    this.sendNext(id);
    const fields = fieldsOf(lost);
    if (fields.length === 0) return;

    const refusal = { edit: lost, reason: sentenceFor(error) };
    this.setRefusal(id, refusal);
    setTimeout(() => {
      if (this.refusal(id) === refusal) this.setRefusal(id, undefined);
    }, REFUSAL_MS);
    const { reason } = refusal;
    this.notifier.error(
      batch.undone.length > 0 ? notUndoneBecause(id, fields, reason) : notSavedText(id, fields, reason),
      {
        label: $localize`Retry`,
        run: () => {
          if (batch.undone.length === 0) this.change(id, lost);
          else this.enqueue(id, { edit: lost, made: [], undone: batch.undone });
        },
      },
    );
  }

  /** What was never set needs no way back: that would only decide what is still proposed. */
  private forgetUndoOf(id: number, { made, edit }: Batch): void {
    const outbox = this.outboxes().get(id);
    const undone = outbox?.waiting.undone.filter((change) => made.includes(change)) ?? [];
    if (outbox === undefined || undone.length === 0) return;
    const fields = undone.flatMap(({ before }) => fieldsOf(before)).filter((field) => field in edit);
    const { waiting } = outbox;
    this.setOutbox(id, outbox.sent, {
      ...waiting,
      edit: withoutFields(waiting.edit, fields),
      undone: waiting.undone.filter((change) => !undone.includes(change)),
    });
  }

  private giveUp(id: number, { made }: Batch): void {
    this.store.markDeleted(id);
    for (const change of [...made, ...this.waiting(id).made]) this.undoStack.take(change);
    this.clearOutbox(id);
    this.notifier.error($localize`Ticket ${id}:number: was not changed: it has been deleted.`);
  }

  private waiting(id: number): Batch {
    return this.outboxes().get(id)?.waiting ?? NOTHING;
  }

  private setOutbox(id: number, sent: Batch, waiting: Batch): void {
    const pending = { ...sent.edit, ...waiting.edit };
    this.outboxes.update((all) => withEntry(all, id, { sent, waiting, pending }));
  }

  private clearOutbox(id: number): void {
    this.outboxes.update((all) => withEntry(all, id, undefined));
  }

  private setRefusal(id: number, refusal: Refusal | undefined): void {
    this.refusals.update((all) => withEntry(all, id, refusal));
  }
}

/** True when a person set the field to something else after it was seen, even to what had only been proposed. */
function isOvertaken(field: FieldName, wanted: Edit, seen: KnownTicket, current: KnownTicket): boolean {
  if (current[field] === wanted[field] || !isDecided(current, field)) return false;
  return current[field] !== seen[field] || !isDecided(seen, field);
}

/** The fields of the ticket that the edit decides and that are only proposed, or nobody's, so far. */
function decidedBy(edit: Edit, ticket: KnownTicket): readonly JudgedField[] {
  const ends = edit.status !== undefined && isDoneWith(edit.status);
  return JUDGED_FIELDS.filter((field) => (field in edit || ends) && pencilNote(ticket, field) !== undefined);
}

/** What is to be proposed again because the change that decided it is undone, unless somebody has decided it since. */
function reopening({ edit, made, undone }: Batch, seen: KnownTicket | undefined): Pick<TicketChange, 'reopen'> {
  const reopen = JUDGED_FIELDS.filter(
    (field) =>
      undone.some(({ decided }) => decided.includes(field)) &&
      !made.some(({ decided, after }) => field in after || decided.includes(field)) &&
      (field in edit || (seen !== undefined && !isDecided(seen, field))),
  );
  return reopen.length > 0 ? { reopen } : {};
}

function joined(one: Batch, other: Batch): Batch {
  return {
    edit: { ...one.edit, ...other.edit },
    made: [...one.made, ...other.made].filter((change) => !other.undone.includes(change)),
    undone: [...one.undone, ...other.undone],
  };
}

function valuesIn(edit: Edit, fields: readonly FieldName[]): Edit {
  return withoutFields(
    edit,
    fieldsOf(edit).filter((field) => !fields.includes(field)),
  );
}

function withEntry<Value>(all: ReadonlyMap<number, Value>, id: number, value: Value | undefined) {
  const changed = new Map(all);
  if (value === undefined) changed.delete(id);
  else changed.set(id, value);
  return changed;
}
