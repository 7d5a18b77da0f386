import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { QueueUrl } from '../../../core/queue-url/queue-url';
import type { KnownTicket } from '../../../api/types';
import { FoundText } from '../../../shared/search/found-text';

/**
 * The title of a ticket, which opens it. The link covers the nearest positioned element around it, so that a card or a
 * row opens the ticket as a whole while its name stays the title. `--lines` says how many lines of a long one show.
 */
@Component({
  selector: 'td-ticket-link',
  imports: [FoundText, RouterLink],
  template: `
    <a
      dir="auto"
      queryParamsHandling="preserve"
      [routerLink]="['/queue', ticket().id]"
      [replaceUrl]="entry().replaceUrl"
      [state]="entry().state"
      [attr.tabindex]="reachable() ? null : -1"
      ><td-found-text [text]="ticket().title" [search]="search()"
    /></a>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    a {
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: var(--lines, 1);
      overflow: hidden;
      text-decoration: none;
      white-space: normal;
      text-align: -webkit-match-parent;
      overflow-wrap: anywhere;
    }
    a::after {
      content: '';
      position: absolute;
      inset: 0;
    }
    a:focus-visible {
      outline: none;
    }
    a:focus-visible::after {
      outline: 2px solid var(--mat-sys-primary);
      outline-offset: -2px;
      border-radius: 8px;
    }
  `,
})
export class TicketLink {
  readonly ticket = input.required<KnownTicket>();
  /** Its words stand out. */
  readonly search = input.required<string>();
  /** False takes the link out of the tab order: a row of the table has the focus itself and opens on Enter. */
  readonly reachable = input(true);

  protected readonly entry = inject(QueueUrl).ticketEntry;
}
