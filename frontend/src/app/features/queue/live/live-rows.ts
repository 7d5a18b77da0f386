import { DestroyRef, effect, inject, Injectable } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { catchError, concat, defer, EMPTY, from, mergeMap, type Observable, switchMap, tap, timer } from 'rxjs';
import type { TicketEvent } from '../../../api/events-api';
import { readProblem } from '../../../api/problem';
import { TicketsApi } from '../../../api/tickets-api';
import type { KnownTicket } from '../../../api/types';
import { inBatches } from '../../../core/live/in-batches';
import { LiveEvents } from '../../../core/live/live-events';
import { Paced } from '../../../core/live/paced';
import { QueueUrl } from '../../../core/queue-url/queue-url';
import { TicketList } from '../list/ticket-list';
import { TicketStore } from '../list/ticket-store';
import { afterEvent } from './changed-ticket';

/** Events of one moment are shown together. */
const GATHER_MS = 30;

/** What was changed here is usually answered by then. */
const ANSWER_MS = 150;

/** From one round of reading to the next. */
const ROUND_MS = 1_000;

/** From one reading of the rows to the next. */
const ROWS_MS = 3_000;

/** Tickets that are read one by one in a round; when more have changed, the rows are read again by the page. */
const ONE_BY_ONE = 4;

/** Of a flood of changes so many tickets that left the list are read one by one; the others show what the events told. */
const LEFT_AT_MOST = 40;

/**
 * Tickets on screen that somebody else changes follow in place. What an event tells is shown at once; the rest of the
 * ticket is read soon after, unless an answer to this browser has brought it already, as it does for own changes. Rows
 * stay where they are, also those that do not match any more.
 */
@Injectable()
export class LiveRows {
  private readonly live = inject(LiveEvents);
  private readonly api = inject(TicketsApi);
  private readonly store = inject(TicketStore);
  private readonly list = inject(TicketList);
  private readonly open = inject(QueueUrl).ticketNumber;

  /** Tickets that are not known in full, and what was known of them: whatever replaces that is newer. */
  private readonly partly = new Map<number, KnownTicket>();
  /** Those of them that were not among the rows when these were read again: they do not match any more. */
  private readonly left = new Set<number>();
  private rowsReadAt = -Infinity;
  private readonly reading = new Paced(ROUND_MS, () => this.read());

  constructor() {
    this.list.events.pipe(inBatches(GATHER_MS), takeUntilDestroyed()).subscribe((events) => this.take(events));
    effect(() => {
      if (this.live.state() === 'live' && this.partly.size > 0) this.reading.ask();
    });
    this.live.reloads.pipe(takeUntilDestroyed()).subscribe(() => this.readOpen());
    inject(DestroyRef).onDestroy(() => this.reading.stop());
  }

  private take(events: readonly TicketEvent[]): void {
    const changed = new Map<number, KnownTicket>();
    for (const event of events) {
      const id = event.ticket_id;
      if (event.kind === 'restored') this.store.markRestored(id);
      const known = changed.get(id) ?? this.store.get(id);
      if (known === undefined) continue;
      if (event.kind === 'deleted') {
        this.store.markDeleted(id);
        this.partly.delete(id);
      } else if (event.version > known.version) {
        const after = afterEvent(known, event);
        if (after !== undefined) changed.set(id, after);
        this.partly.set(id, after ?? known);
        this.left.delete(id);
      }
    }
    if (changed.size > 0) this.store.take([...changed.values()]);
    // what the store made of it is what the next answer replaces
    for (const id of changed.keys()) this.notePartly(id);
    if (this.partly.size > 0) this.reading.ask();
  }

  private notePartly(id: number): void {
    const known = this.store.get(id);
    if (known !== undefined && this.partly.has(id)) this.partly.set(id, known);
  }

  /** One round. The answers to own changes are waited for a moment: they tell the same. */
  private read(): Observable<unknown> {
    return timer(ANSWER_MS).pipe(switchMap(() => this.readWanted()));
  }

  private readWanted(): Observable<unknown> {
    const wanted = this.stillPartly();
    const fresh = wanted.filter((id) => !this.left.has(id));
    if (fresh.length <= ONE_BY_ONE) {
      const next = [...fresh, ...wanted.filter((id) => this.left.has(id))];
      if (next.length > ONE_BY_ONE) this.reading.ask();
      return this.readEach(next.slice(0, ONE_BY_ONE));
    }
    const open = this.readEach(fresh.filter((id) => id === this.open()));
    const wait = this.rowsReadAt + ROWS_MS - Date.now();
    if (wait > 0) {
      this.reading.ask();
      return open;
    }
    this.rowsReadAt = Date.now();
    return concat(
      open,
      this.list.readRows(),
      defer(() => {
        const left = this.stillPartly();
        for (const id of left.slice(LEFT_AT_MOST)) this.partly.delete(id);
        for (const id of left.slice(0, LEFT_AT_MOST)) this.left.add(id);
        if (left.length > 0) this.reading.ask();
        return EMPTY;
      }),
    );
  }

  private readEach(ids: readonly number[]): Observable<unknown> {
    return from(ids).pipe(
      mergeMap((id) => {
        this.partly.delete(id);
        this.left.delete(id);
        return this.readOne(id);
      }, 2),
    );
  }

  private readOne(id: number): Observable<unknown> {
    const known = this.store.get(id);
    return this.api.read(id).pipe(
      tap((ticket) => this.store.take([ticket])),
      catchError((error: unknown) => {
        if (readProblem(error)?.code === 'ticket_not_found') this.store.markDeleted(id);
        else if (known !== undefined) this.partly.set(id, known); // tried again with the next event or connection
        return EMPTY;
      }),
    );
  }

  /** Of the tickets that are not known in full those that are on screen; the others are forgotten. */
  private stillPartly(): readonly number[] {
    const open = this.open();
    for (const [id, known] of this.partly) {
      const isSeen = id === open || this.list.has(id);
      if (!isSeen || this.store.get(id) !== known || this.store.isDeleted(id)) this.partly.delete(id);
    }
    const ids = [...this.partly.keys()];
    return ids.toSorted((one, other) => Number(other === open) - Number(one === open));
  }

  private readOpen(): void {
    const open = this.open();
    if (open !== undefined && this.store.get(open) !== undefined) this.readOne(open).subscribe();
  }
}
