/** Where a ticket is in its life. */
export const STATUSES = ['open', 'in_progress', 'resolved', 'closed'] as const;

export type Status = (typeof STATUSES)[number];

export const DEFAULT_STATUS: Status = 'open';

/** True when work on a ticket has ended, so that whoever set the status was content with what stands in it. */
export function isDone(status: Status): boolean {
  return status === 'resolved' || status === 'closed';
}
