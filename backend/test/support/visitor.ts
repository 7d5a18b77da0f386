import { UNKNOWN_AUTHOR } from '../../src/common/access/author.js';
import type { AuditedAuthor } from '../../src/tickets/deleted/deleted-ticket.js';

/** Somebody who has not signed in and changes tickets. */
export const VISITOR: AuditedAuthor = { ...UNKNOWN_AUTHOR, actor: null, address: null };
