import { computed, Injectable, signal } from '@angular/core';

/** Counts the writes this browser made, so that whatever shows tickets can read again after one. */
@Injectable({ providedIn: 'root' })
export class TicketChanges {
  private readonly creations = signal(0);
  private readonly updates = signal(0);
  private readonly deletions = signal(0);

  /** Grows with every ticket created or restored here. */
  readonly created = this.creations.asReadonly();
  /** Grows with every ticket created, changed, deleted or restored here. */
  readonly revision = computed(() => this.creations() + this.updates() + this.deletions());

  noteCreated(): void {
    this.creations.update((count) => count + 1);
  }

  noteUpdated(): void {
    this.updates.update((count) => count + 1);
  }

  noteDeleted(): void {
    this.deletions.update((count) => count + 1);
  }
}
