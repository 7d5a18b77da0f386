import { inject, Injectable } from '@angular/core';
import { QueueUrl } from '../../core/queue-url/queue-url';
import { changesAnything, type Edit } from './fields/ticket-fields';
import { OptimisticChanges } from './list/optimistic-changes';
import { TicketList } from './list/ticket-list';
import { TicketRows } from './list/ticket-rows';
import { RowFocus } from './rows/row-focus';

const RESOLVED: Edit = { status: 'resolved' };

/** The neighbour of a ticket in the list; undefined at its ends and for a ticket that is not in it. */
export function neighbour(ids: readonly number[], id: number | undefined, step: 1 | -1): number | undefined {
  const index = id === undefined ? -1 : ids.indexOf(id);
  return index === -1 ? undefined : ids[index + step];
}

/** From one ticket to the next: from open ticket to open ticket, or from row to row. */
@Injectable()
export class QueueWalk {
  private readonly queueUrl = inject(QueueUrl);
  private readonly list = inject(TicketList);
  private readonly rows = inject(RowFocus);
  private readonly ticketRows = inject(TicketRows);
  private readonly changes = inject(OptimisticChanges);

  /** In an open ticket to the ticket before or after it, in the list from row to row. */
  move(step: 1 | -1, open: number | undefined, row: number | undefined): boolean {
    const ids = this.list.ids();
    if (open !== undefined) {
      const id = neighbour(ids, open, step);
      if (id !== undefined) void this.queueUrl.openTicket(id);
    } else {
      this.rows.focus(neighbour(ids, row, step));
    }
    return ids.length > 0;
  }

  /** Done with one ticket, on to the next. */
  resolve(id: number | undefined, reading: boolean): boolean {
    const ticket = id === undefined ? undefined : this.ticketRows.row(id)?.ticket;
    if (id === undefined || ticket === undefined) return false;
    if (changesAnything(ticket, RESOLVED)) this.changes.change(id, RESOLVED);
    if (neighbour(this.list.ids(), id, 1) !== undefined) this.move(1, reading ? id : undefined, id);
    return true;
  }
}
