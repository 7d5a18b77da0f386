/** Names the queue of imports. */
export const IMPORT_WORK = 'ticket-import';
