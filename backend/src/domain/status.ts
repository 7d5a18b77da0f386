/** Where a ticket is in its life. */
export const STATUSES = ['open', 'in_progress', 'resolved', 'closed'] as const;

export type Status = (typeof STATUSES)[number];

export const DEFAULT_STATUS: Status = 'open';
