import type { Category } from '../../domain/category.js';
import type { Priority } from '../../domain/priority.js';
import type { TicketText } from '../suggestion.js';

/** A ticket as it is now, with the values that agents settled on last. A field that no agent decided is left out. */
export interface DecidedTicket extends TicketText {
  readonly ticketId: number;
  readonly category?: Category;
  readonly priority?: Priority;
  /** True when an agent put another value in the place of a suggested one. */
  readonly isCorrection: boolean;
  /** Who decided; null for somebody without a name, and all of those count as one. */
  readonly agent: string | null;
}
