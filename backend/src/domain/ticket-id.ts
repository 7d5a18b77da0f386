/** The greatest number that PostgreSQL's `integer` holds. */
export const MAX_TICKET_ID = 2_147_483_647;
