import { inject, Injectable } from '@angular/core';
import { Subscription } from 'rxjs';
import type { TicketEvent } from '../../../api/events-api';
import type { KnownTicket, TicketFilters } from '../../../api/types';
import { LiveEvents } from '../../../core/live/live-events';

/** A list as it was when its page was left. */
export interface ListSnapshot {
  readonly filters: TicketFilters;
  readonly tickets: readonly KnownTicket[];
  readonly cursor: string | undefined;
  readonly count: number | undefined;
  readonly capped: boolean;
  readonly searchWindow: number | undefined;
}

/** A list that was left, and what has happened to tickets since; undefined when that is not known in full. */
export interface LeftList extends ListSnapshot {
  readonly missed: readonly TicketEvent[] | undefined;
}

/** Where somebody was in the list: whoever comes back from another page finds it as it was. */
export interface Place {
  readonly scrollTop: number;
  readonly row: number | undefined;
}

/** Of what happens while another page is open so much is kept; after more than that a list is better read again. */
export const MISSED_AT_MOST = 2_000;

@Injectable({ providedIn: 'root' })
export class QueueMemory {
  private readonly live = inject(LiveEvents);

  private snapshot: ListSnapshot | undefined;
  private place: Place | undefined;
  private missed: TicketEvent[] | undefined;
  private listening = new Subscription();

  keepList(snapshot: ListSnapshot | undefined): void {
    this.snapshot = snapshot;
    if (snapshot !== undefined) this.listen();
  }

  keepPlace(place: Place): void {
    this.place = place;
  }

  /** The list that was left, when it was asked for the same; given once. */
  takeList(filters: TicketFilters): LeftList | undefined {
    const { snapshot, missed } = this;
    this.snapshot = undefined;
    this.stopListening();
    if (snapshot !== undefined && JSON.stringify(snapshot.filters) === JSON.stringify(filters)) {
      return { ...snapshot, missed };
    }
    this.place = undefined;
    return undefined;
  }

  /** The place in the list that was taken; given once. */
  takePlace(): Place | undefined {
    const { place } = this;
    this.place = undefined;
    return place;
  }

  private listen(): void {
    const missed: TicketEvent[] = [];
    this.stopListening();
    this.missed = missed;
    const told = this.live.events.subscribe((event) => {
      if (missed.push(event) > MISSED_AT_MOST) this.stopListening();
    });
    this.listening.add(told);
    this.listening.add(this.live.reloads.subscribe(() => this.stopListening()));
  }

  private stopListening(): void {
    this.listening.unsubscribe();
    this.listening = new Subscription();
    this.missed = undefined;
  }
}
