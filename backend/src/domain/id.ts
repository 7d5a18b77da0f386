/** The greatest number of anything that is numbered: the greatest that PostgreSQL's `integer` holds. */
export const MAX_ID = 2_147_483_647;
