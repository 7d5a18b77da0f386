import { bulkFilter } from '../../../api/bulk-api';
import type { TicketFilters } from '../../../api/types';
import type { Edit } from '../fields/ticket-fields';
import type { BulkOrder } from './bulk-run';
import type { Selection } from './selection';

/** What is asked of the server for the tickets that are selected now, whenever the values are chosen. */
export function bulkOrder(
  selection: Pick<Selection, 'ids' | 'allMatching'>,
  filters: TicketFilters,
): (edit: Edit) => BulkOrder {
  const ids = new Set(selection.ids());
  const tickets = selection.allMatching() ? { filter: bulkFilter(filters) } : { ids: [...ids] };
  return (edit) => ({ request: { ...tickets, change: edit }, edit, ids });
}
