import { Component, DestroyRef, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { DeletedTicketsApi } from '../../../api/deleted-tickets-api';
import { readProblem } from '../../../api/problem';
import type { DeletedTicket } from '../../../api/types';
import { Confirm } from '../../../core/confirm/confirm';
import { sentenceFor } from '../../../core/errors/sentence';
import { Notifier } from '../../../core/notifier/notifier';
import { authorName } from '../../../shared/author-name';
import { EmptyState } from '../../../shared/empty-state';
import { ErrorState } from '../../../shared/error-state';
import { momentText } from '../../../shared/moment';
import { PagedRows } from '../paged-rows';

/** What the server says when a ticket is not among the deleted ones any more. */
const ELSEWHERE: readonly string[] = ['ticket_not_deleted', 'deleted_ticket_not_found'];

/** Tickets that were deleted: the way back for them, and their end. */
@Component({
  selector: 'td-deleted',
  imports: [EmptyState, ErrorState, MatButton],
  templateUrl: './deleted.html',
  styleUrls: ['../../../shared/section.scss', './deleted.scss'],
})
export class Deleted {
  private readonly api = inject(DeletedTicketsApi);
  private readonly confirm = inject(Confirm);
  private readonly notifier = inject(Notifier);
  private readonly router = inject(Router);

  protected readonly tickets = new PagedRows<DeletedTicket>((cursor) => this.api.page(cursor));
  protected readonly moment = momentText;
  /** The ticket that is being brought back or removed. */
  protected readonly busy = signal<number | undefined>(undefined);

  constructor() {
    this.tickets.restart();
    inject(DestroyRef).onDestroy(() => {
      this.tickets.stop();
    });
  }

  /** "deleted 22 Nov 2026, 09:30 by Robin". */
  protected deletion({ deleted_at: at, deleted_by: author }: DeletedTicket): string {
    const when = momentText(at);
    return author === null
      ? $localize`deleted ${when}:when:`
      : $localize`deleted ${when}:when: by ${authorName(author)}:person:`;
  }

  protected async restore({ id }: DeletedTicket): Promise<void> {
    await this.act(id, async () => {
      await firstValueFrom(this.api.restore(id));
      this.notifier.info($localize`Ticket ${id}:number: is back.`, {
        label: $localize`:a ticket|:Open`,
        run: () => void this.router.navigate(['/queue', id]),
      });
    });
  }

  protected async purge({ id, title }: DeletedTicket): Promise<void> {
    const isWanted = await this.confirm.ask({
      heading: $localize`Remove ticket ${id}:number: for good?`,
      subject: title,
      detail: $localize`Its words go, and nobody can bring it back.`,
      action: $localize`:a ticket|:Remove for good`,
      isFinal: true,
    });
    if (!isWanted) return;
    await this.act(id, async () => {
      await firstValueFrom(this.api.purge(id));
      this.notifier.info($localize`Ticket ${id}:number: is gone for good.`);
    });
  }

  /** Afterwards the ticket is not among the deleted ones, also when somebody else was faster. */
  private async act(id: number, work: () => Promise<void>): Promise<void> {
    this.busy.set(id);
    try {
      await work();
      this.takeOut(id);
    } catch (error) {
      if (ELSEWHERE.includes(readProblem(error)?.code ?? '')) this.takeOut(id);
      this.notifier.error($localize`Ticket ${id}:number: is as it was. ${sentenceFor(error)}:reason:`);
    } finally {
      this.busy.set(undefined);
    }
  }

  private takeOut(id: number): void {
    this.tickets.takeOut((ticket) => ticket.id === id);
  }
}
