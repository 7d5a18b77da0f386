import type { Category } from '../domain/category.js';
import type { Priority } from '../domain/priority.js';
import { isDone, type Status } from '../domain/status.js';
import type { Ticket } from './ticket.entity.js';

/** What an agent sets; what is left out stays as it is. */
export interface SetByAgent {
  readonly category?: Category;
  readonly priority?: Priority;
  readonly status?: Status;
}

type Decided = Pick<
  Ticket,
  'category' | 'categorySource' | 'categoryConfidence' | 'priority' | 'prioritySource' | 'priorityConfidence' | 'status'
>;

/**
 * What an agent's change means for a ticket: a category or priority that is set was chosen by a person, also when it equals
 * the suggestion; and who resolves or closes a ticket was content with what stood in it, so nothing of it is open any more.
 */
export function agentChanges({ category, priority, status }: SetByAgent): Partial<Decided> {
  const ends = status !== undefined && isDone(status);
  return {
    ...(category && { category, categorySource: 'person' }),
    ...(priority && { priority, prioritySource: 'person' }),
    ...((category || ends) && { categoryConfidence: null }),
    ...((priority || ends) && { priorityConfidence: null }),
    ...(status && { status }),
  };
}
