import { inject, Injectable } from '@angular/core';
import { TicketsApi } from '../../../api/tickets-api';
import { sentenceFor } from '../../../core/errors/sentence';
import { Notifier } from '../../../core/notifier/notifier';
import { TicketStore } from './ticket-store';
import { type DeletedTicket, UndoStack } from './undo-stack';

/** The way back for tickets that were deleted, for as long as it is for other changes. */
@Injectable()
export class DeletedTickets {
  private readonly api = inject(TicketsApi);
  private readonly notifier = inject(Notifier);
  private readonly store = inject(TicketStore);
  private readonly undoStack = inject(UndoStack);

  note(id: number): void {
    const deleted: DeletedTicket = { kind: 'deletion', id };
    this.undoStack.push(deleted);
    this.notifier.info($localize`Ticket ${id}:number: was deleted.`, {
      label: $localize`Undo`,
      run: () => this.bringBack(deleted),
    });
  }

  /** The list reads itself again when the ticket is back. */
  bringBack(deleted: DeletedTicket): void {
    if (!this.undoStack.take(deleted)) return;
    const { id } = deleted;
    this.api.restore(id).subscribe({
      next: (ticket) => {
        this.store.markRestored(id);
        this.store.take([ticket]);
        this.notifier.info($localize`Undone. Ticket ${id}:number: is back.`);
      },
      error: (error: unknown) => {
        this.notifier.error($localize`Ticket ${id}:number: was not brought back. ${sentenceFor(error)}:reason:`, {
          label: $localize`Retry`,
          run: () => {
            this.undoStack.push(deleted);
            this.bringBack(deleted);
          },
        });
      },
    });
  }
}
