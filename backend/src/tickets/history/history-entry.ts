import type { NamedAuthor } from '../../events/named-author.js';
import type { TicketEvent } from '../../events/ticket-event.js';

/** Something that happened to a ticket, and who did it. */
export interface HistoryEntry extends TicketEvent {
  readonly author: NamedAuthor;
}
