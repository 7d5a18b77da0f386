import { DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { type Observable, type Subscription, switchMap, timer } from 'rxjs';
import { BulkApi } from '../../../api/bulk-api';
import { readProblem } from '../../../api/problem';
import type { BulkChange, BulkRequest, KnownTicket } from '../../../api/types';
import { sentenceFor } from '../../../core/errors/sentence';
import { Notifier } from '../../../core/notifier/notifier';
import { changesAnything, type Edit, edited } from '../fields/ticket-fields';
import { OptimisticChanges } from '../list/optimistic-changes';
import { TicketList } from '../list/ticket-list';
import { TicketStore } from '../list/ticket-store';
import { type MadeBulkChange, UndoStack } from '../list/undo-stack';
import { editOf, outcomeText } from './bulk-words';
import { ChangeUnderWay } from './change-under-way';

/** How long to wait before asking how a change goes: a small one is over at once. In milliseconds. */
const FIRST_MS = 100;
const LONGEST_MS = 700;

/** A change of many tickets that was asked for here and has not ended. */
export interface Run {
  /** What is set; undefined while a change is undone. */
  readonly edit: Edit | undefined;
  /** Undefined until the server has taken it on. */
  readonly change: BulkChange | undefined;
  /** Which tickets of the list are meant, as far as that is known here. */
  readonly ids: ReadonlySet<number>;
}

/** What is to be done with which tickets. */
export interface BulkOrder {
  readonly request: BulkRequest;
  readonly edit: Edit;
  readonly ids: ReadonlySet<number>;
}

const NO_TICKETS: ReadonlySet<number> = new Set();

/**
 * The change of many tickets that is under way, one at a time. Rows show it at once; its end is told, with a way back.
 * Whoever leaves the page and comes back finds it again.
 */
@Injectable()
export class BulkRun {
  private readonly api = inject(BulkApi);
  private readonly notifier = inject(Notifier);
  private readonly store = inject(TicketStore);
  private readonly list = inject(TicketList);
  private readonly changes = inject(OptimisticChanges);
  private readonly undoStack = inject(UndoStack);
  private readonly underWay = inject(ChangeUnderWay);

  private readonly run = signal<Run | undefined>(undefined);
  /** The tickets as they were, by the change: when it is undone, rows go back without being read. */
  private readonly before = new Map<number, readonly KnownTicket[]>();
  private reading: Subscription | undefined;
  /** The page was left: whoever comes back to it follows the change. */
  private isLeft = false;

  readonly current = this.run.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.isLeft = true;
      this.reading?.unsubscribe();
    });
    effect(() => {
      const id = this.underWay.id();
      if (id !== undefined && this.run() === undefined) untracked(() => this.follow(id));
    });
  }

  start({ request, edit, ids }: BulkOrder): void {
    if (this.run() !== undefined) return;
    this.notifier.dismiss();
    this.run.set({ edit, change: undefined, ids });
    this.changes.showMany({ ids, edit });
    this.begin(this.api.request(request), $localize`The tickets were not changed.`, () => {
      this.start({ request, edit, ids });
    });
  }

  /** Takes a change back, as far as nobody has changed the tickets since. */
  undo(made: MadeBulkChange): void {
    if (this.run() !== undefined) {
      this.notifier.info($localize`Another change is under way. Undo this one when it has ended.`);
      return;
    }
    if (!this.undoStack.take(made)) return;
    this.run.set({ edit: undefined, change: undefined, ids: NO_TICKETS });
    this.begin(this.api.undo(made.bulkId), $localize`Nothing was undone.`, () => {
      this.undoStack.push(made);
      this.undo(made);
    });
  }

  /** Stops before the next tickets. */
  cancel(): void {
    const change = this.run()?.change;
    if (change === undefined) return;
    this.api.cancel(change.id).subscribe({
      next: (answer) => this.note(answer),
      error: (error: unknown) => {
        // It was quicker than the wish to stop it: its end is told anyway.
        if (readProblem(error)?.code !== 'bulk_change_ended') {
          this.notifier.error($localize`The change goes on: it could not be stopped. ${sentenceFor(error)}:reason:`);
        }
      },
    });
  }

  /** Follows a change that was asked for before this page was opened; that it was taken on may be known only later. */
  private follow(id: number): void {
    this.run.set({ edit: undefined, change: undefined, ids: NO_TICKETS });
    this.watch(id, 0);
  }

  private begin(answer: Observable<BulkChange>, failed: string, retry: () => void): void {
    answer.subscribe({
      next: (change) => {
        this.underWay.set(change.id);
        if (this.isLeft) return;
        this.note(change);
        this.watch(change.id, FIRST_MS);
      },
      error: (error: unknown) => {
        this.letGo();
        this.notifier.error(`${failed} ${sentenceFor(error)}`, { label: $localize`Retry`, run: retry });
      },
    });
  }

  private watch(id: number, wait: number): void {
    this.reading = timer(wait)
      .pipe(switchMap(() => this.api.get(id)))
      .subscribe({
        next: (change) => {
          if (change.ended_at !== null) {
            this.end(change);
            return;
          }
          this.note(change);
          this.watch(id, Math.min(Math.max(wait, FIRST_MS) * 1.5, LONGEST_MS));
        },
        error: (error: unknown) => {
          // The server goes on without being asked; the answer comes when it is reached again.
          if (readProblem(error)?.code !== 'bulk_change_not_found') this.watch(id, LONGEST_MS);
          else this.forget();
        },
      });
  }

  private note(change: BulkChange): void {
    this.run.update(
      (run) => run && { ...run, edit: change.change === null ? undefined : (run.edit ?? editOf(change)), change },
    );
  }

  private end(change: BulkChange): void {
    const ids = this.run()?.ids ?? NO_TICKETS;
    this.show(change, ids);
    this.forget();
    const made: MadeBulkChange = { kind: 'bulk', bulkId: change.id };
    const canUndo = change.undo_of === null && change.undone_by === null && change.results.changed > 0;
    if (canUndo) this.undoStack.push(made);
    const undo = canUndo ? [{ label: $localize`Undo`, run: () => this.undo(made) }] : [];
    if (change.state === 'failed') this.notifier.error(outcomeText(change), ...undo);
    else this.notifier.info(outcomeText(change), ...undo);
  }

  /** Brings the rows to what the server has now: in place where that is known, otherwise by reading the list again. */
  private show(change: BulkChange, ids: ReadonlySet<number>): void {
    const { state, results, undo_of: undoOf } = change;
    const before = undoOf === null ? undefined : this.before.get(undoOf);
    if (state === 'completed' && undoOf === null && ids.size > 0) {
      const edit = editOf(change);
      const changed = [...ids].flatMap((id) => this.store.get(id) ?? []).filter((each) => changesAnything(each, edit));
      this.before.set(change.id, changed);
      // They keep their versions: whoever changes one of them next learns from the server what became of it.
      this.store.take(changed.map((ticket) => edited(ticket, edit)));
    } else if (state === 'completed' && before !== undefined && results.skipped === 0 && results.missing === 0) {
      this.store.take(before);
    } else {
      this.list.refresh();
    }
  }

  private forget(): void {
    this.letGo();
    this.underWay.set(undefined);
  }

  private letGo(): void {
    this.run.set(undefined);
    this.changes.showMany(undefined);
  }
}
