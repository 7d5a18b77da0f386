import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { filter, switchMap } from 'rxjs';
import { readProblem } from '../../../api/problem';
import { TicketsApi } from '../../../api/tickets-api';
import type { KnownTicket } from '../../../api/types';
import { sentenceFor } from '../../../core/errors/sentence';
import { Notifier } from '../../../core/notifier/notifier';
import { DeletedTickets } from '../list/deleted-tickets';
import { TicketList } from '../list/ticket-list';
import { TicketStore } from '../list/ticket-store';
import { DeleteDialog } from './delete-dialog';

/** Deletes a ticket after asking. Nothing is optimistic about it: the row leaves once the server has deleted it. */
@Injectable()
export class TicketDeletion {
  private readonly dialog = inject(MatDialog);
  private readonly api = inject(TicketsApi);
  private readonly notifier = inject(Notifier);
  private readonly list = inject(TicketList);
  private readonly store = inject(TicketStore);
  private readonly deleted = inject(DeletedTickets);

  /** @param onDeleted called once the ticket is gone, before it leaves the list */
  ask(ticket: KnownTicket, onDeleted: () => void): void {
    this.dialog
      .open<DeleteDialog, KnownTicket, boolean>(DeleteDialog, { data: ticket, maxWidth: '440px', autoFocus: 'dialog' })
      .afterClosed()
      .pipe(
        filter((confirmed) => confirmed === true),
        switchMap(() => this.api.remove(ticket.id)),
      )
      .subscribe({
        next: () => {
          this.takeOut(ticket.id, onDeleted);
          this.deleted.note(ticket.id);
        },
        error: (error: unknown) => {
          if (readProblem(error)?.code === 'ticket_not_found') {
            this.takeOut(ticket.id, onDeleted);
            this.notifier.info($localize`Ticket ${ticket.id}:number: had been deleted already.`);
          } else {
            this.notifier.error($localize`Ticket ${ticket.id}:number: was not deleted. ${sentenceFor(error)}:reason:`);
          }
        },
      });
  }

  private takeOut(id: number, onDeleted: () => void): void {
    onDeleted();
    this.store.markDeleted(id);
    this.list.remove(id);
  }
}
