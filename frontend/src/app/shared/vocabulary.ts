import type { Category, Priority, Status } from '../api/types';

/** How a value is shown: always a word and the name of its icon. */
export interface Term {
  readonly label: string;
  readonly icon: string;
}

export const CATEGORY_TERMS = {
  billing: { label: 'Billing', icon: 'receipt-text' },
  technical: { label: 'Technical', icon: 'wrench' },
  account: { label: 'Account', icon: 'key-round' },
  general: { label: 'General', icon: 'message-circle' },
} as const satisfies Record<Category, Term>;

export const PRIORITY_TERMS = {
  critical: { label: 'Critical', icon: 'priority-critical' },
  high: { label: 'High', icon: 'priority-high' },
  medium: { label: 'Medium', icon: 'priority-medium' },
  low: { label: 'Low', icon: 'priority-low' },
} as const satisfies Record<Priority, Term>;

export const STATUS_TERMS = {
  open: { label: 'Open', icon: 'status-open' },
  in_progress: { label: 'In progress', icon: 'status-in_progress' },
  resolved: { label: 'Resolved', icon: 'status-resolved' },
  closed: { label: 'Closed', icon: 'status-closed' },
} as const satisfies Record<Status, Term>;

/** The values in the order in which people see them; the most urgent priority comes first. */
export const CATEGORIES = Object.keys(CATEGORY_TERMS) as readonly Category[];
export const PRIORITIES = Object.keys(PRIORITY_TERMS) as readonly Priority[];
export const STATUSES = Object.keys(STATUS_TERMS) as readonly Status[];
