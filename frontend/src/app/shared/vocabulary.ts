import type { Category, Priority, Status } from '../api/types';
import { LANGUAGE } from '../../locale/language';

/** How a value is shown: always a word and the name of its icon. */
export interface Term {
  readonly label: string;
  readonly icon: string;
}

export const CATEGORY_TERMS = {
  billing: term(() => $localize`:category|:Billing`, 'receipt-text'),
  technical: term(() => $localize`:category|:Technical`, 'wrench'),
  account: term(() => $localize`:category|:Account`, 'key-round'),
  general: term(() => $localize`:category|:General`, 'message-circle'),
} as const satisfies Record<Category, Term>;

export const PRIORITY_TERMS = {
  critical: term(() => $localize`:priority|:Critical`, 'priority-critical'),
  high: term(() => $localize`:priority|:High`, 'priority-high'),
  medium: term(() => $localize`:priority|:Medium`, 'priority-medium'),
  low: term(() => $localize`:priority|:Low`, 'priority-low'),
} as const satisfies Record<Priority, Term>;

export const STATUS_TERMS = {
  open: term(() => $localize`:status|:Open`, 'status-open'),
  in_progress: term(() => $localize`:status|:In progress`, 'status-in_progress'),
  resolved: term(() => $localize`:status|:Resolved`, 'status-resolved'),
  closed: term(() => $localize`:status|:Closed`, 'status-closed'),
} as const satisfies Record<Status, Term>;

/** The values in the order in which people see them; the most urgent priority comes first. */
export const CATEGORIES = Object.keys(CATEGORY_TERMS) as readonly Category[];
export const PRIORITIES = Object.keys(PRIORITY_TERMS) as readonly Priority[];
export const STATUSES = Object.keys(STATUS_TERMS) as readonly Status[];

/** A label in the middle of a sentence: English writes it small there, German does not. */
export function withinSentence(label: string): string {
  return LANGUAGE === 'en' ? label.toLowerCase() : label;
}

/** The label is read when it is shown, because the messages come after the modules. */
function term(label: () => string, icon: string): Term {
  return {
    get label() {
      return label();
    },
    icon,
  };
}
