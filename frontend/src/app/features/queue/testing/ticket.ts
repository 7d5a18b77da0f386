import type { Ticket } from '../../../api/types';

/** A ticket for tests: open, decided by people, never changed. */
export function ticket(values: Partial<Ticket> = {}): Ticket {
  return {
    id: 1,
    title: 'Charged twice',
    description: 'My card was charged twice.',
    category: 'billing',
    category_source: 'person',
    priority: 'high',
    priority_source: 'person',
    status: 'open',
    created_at: '2026-11-21T08:00:00.000Z',
    updated_at: '2026-11-21T08:00:00.000Z',
    version: 1,
    ...values,
  };
}
