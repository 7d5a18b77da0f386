import { Injectable } from '@angular/core';
import type { KnownTicket, TicketFilters } from '../../../api/types';

/** A list as it was when its page was left. */
export interface ListSnapshot {
  readonly filters: TicketFilters;
  readonly tickets: readonly KnownTicket[];
  readonly cursor: string | undefined;
  readonly count: number | undefined;
  readonly capped: boolean;
  readonly searchWindow: number | undefined;
}

/** Where somebody was in the list: whoever comes back from another page finds it as it was. */
export interface Place {
  readonly scrollTop: number;
  readonly row: number | undefined;
}

@Injectable({ providedIn: 'root' })
export class QueueMemory {
  private snapshot: ListSnapshot | undefined;
  private place: Place | undefined;

  keepList(snapshot: ListSnapshot | undefined): void {
    this.snapshot = snapshot;
  }

  keepPlace(place: Place): void {
    this.place = place;
  }

  /** The list that was left, when it was asked for the same; given once. */
  takeList(filters: TicketFilters): ListSnapshot | undefined {
    const { snapshot } = this;
    this.snapshot = undefined;
    if (snapshot !== undefined && JSON.stringify(snapshot.filters) === JSON.stringify(filters)) return snapshot;
    this.place = undefined;
    return undefined;
  }

  /** The place in the list that was taken; given once. */
  takePlace(): Place | undefined {
    const { place } = this;
    this.place = undefined;
    return place;
  }
}
