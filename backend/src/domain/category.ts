/** What a ticket is about. The order is the one in which people see them. */
export const CATEGORIES = ['billing', 'technical', 'account', 'general'] as const;

export type Category = (typeof CATEGORIES)[number];
