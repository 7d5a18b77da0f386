import { CATEGORIES, type Category } from '../domain/category.js';
import { PRIORITIES, type Priority } from '../domain/priority.js';
import { STATUSES, type Status } from '../domain/status.js';
import type { ListOrder } from '../tickets/list/list-order.js';
import { searchWords } from '../tickets/list/search-words.js';

/** What a view shows: which tickets, and in which order. Empty lists and texts, and `false`, do not narrow. */
export interface ViewFilters {
  readonly category: readonly Category[];
  readonly priority: readonly Priority[];
  readonly status: readonly Status[];
  readonly needs_review: boolean;
  readonly search: string;
  readonly order: ListOrder;
}

/** All filters, in one way of writing them: values once and in the order of the lists, words with one space between them. */
export function completeFilters(given: Partial<ViewFilters>): ViewFilters {
  const { category = [], priority = [], status = [], search = '' } = given;
  return {
    category: CATEGORIES.filter((value) => category.includes(value)),
    priority: PRIORITIES.filter((value) => priority.includes(value)),
    status: STATUSES.filter((value) => status.includes(value)),
    needs_review: given.needs_review ?? false,
    search: searchWords(search).join(' '),
    order: given.order ?? 'newest',
  };
}
