import { computed, inject, Injectable } from '@angular/core';
import { Notifier } from '../../../core/notifier/notifier';
import { BulkRun } from '../bulk/bulk-run';
import { DeletedViews } from '../views/deleted-views';
import { DeletedTickets } from './deleted-tickets';
import { OptimisticChanges } from './optimistic-changes';
import { UndoStack } from './undo-stack';

/** Takes the latest change back, then the one before it, and so on: of one ticket, of many, or of the views; also the deletion of a ticket. */
@Injectable()
export class Undo {
  private readonly stack = inject(UndoStack);
  private readonly changes = inject(OptimisticChanges);
  private readonly bulk = inject(BulkRun);
  private readonly views = inject(DeletedViews);
  private readonly deleted = inject(DeletedTickets);
  private readonly notifier = inject(Notifier);

  readonly possible = computed(() => this.stack.latest() !== undefined);

  last(): void {
    const latest = this.stack.latest();
    if (latest === undefined) this.notifier.info($localize`There is nothing to undo.`);
    else if (latest.kind === 'bulk') this.bulk.undo(latest);
    else if (latest.kind === 'view') this.views.bringBack(latest);
    else if (latest.kind === 'deletion') this.deleted.bringBack(latest);
    else this.changes.undo(latest);
  }
}
