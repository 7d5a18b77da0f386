import type { Category, Priority, Status, Ticket } from '../../../api/types';
import {
  CATEGORIES,
  CATEGORY_TERMS,
  PRIORITIES,
  PRIORITY_TERMS,
  STATUS_TERMS,
  STATUSES,
  type Term,
} from '../../../shared/vocabulary';

/** The three fields that agents change in the queue and that the queue filters by. */
export type FieldName = 'category' | 'priority' | 'status';

/** New values for some of them. */
export type Edit = Partial<Pick<Ticket, FieldName>>;

export interface FieldOption extends Term {
  readonly value: Category | Priority | Status;
  /** The change that choosing this value makes. */
  readonly edit: Edit;
}

export interface Field {
  readonly label: string;
  /** Opens the field's menu on the focused row. */
  readonly key: string;
  readonly options: readonly FieldOption[];
}

export const FIELDS: Readonly<Record<FieldName, Field>> = {
  category: {
    label: 'Category',
    key: 'c',
    options: CATEGORIES.map((value) => ({ value, ...CATEGORY_TERMS[value], edit: { category: value } })),
  },
  priority: {
    label: 'Priority',
    key: 'p',
    options: PRIORITIES.map((value) => ({ value, ...PRIORITY_TERMS[value], edit: { priority: value } })),
  },
  status: {
    label: 'Status',
    key: 's',
    options: STATUSES.map((value) => ({ value, ...STATUS_TERMS[value], edit: { status: value } })),
  },
};

export const FIELD_NAMES = Object.keys(FIELDS) as readonly FieldName[];

/** The fields an edit touches. */
export function fieldsOf(edit: Edit): readonly FieldName[] {
  return FIELD_NAMES.filter((name) => name in edit);
}

export function withoutFields(edit: Edit, fields: readonly FieldName[]): Edit {
  return Object.fromEntries(Object.entries(edit).filter(([name]) => !fields.some((field) => field === name)));
}

/** What the ticket is once the edit is accepted: a person decided the fields it touches. */
export function edited(ticket: Ticket, edit: Edit): Ticket {
  return {
    ...ticket,
    ...edit,
    ...('category' in edit ? { category_source: 'person' } : {}),
    ...('priority' in edit ? { priority_source: 'person' } : {}),
  };
}

/** Who decided the field; the status is always a person's. */
export function sourceOf(ticket: Ticket, field: FieldName): Ticket['category_source'] {
  if (field === 'category') return ticket.category_source;
  return field === 'priority' ? ticket.priority_source : 'person';
}

/** False when the ticket has these values already and a person decided them: choosing them again says nothing new. */
export function changesAnything(ticket: Ticket, edit: Edit): boolean {
  return fieldsOf(edit).some((field) => ticket[field] !== edit[field] || sourceOf(ticket, field) !== 'person');
}

/** Why a value is drawn in pencil, or undefined for one in ink. */
export function pencilNote(ticket: Ticket, field: FieldName): string | undefined {
  switch (sourceOf(ticket, field)) {
    case 'person':
      return undefined;
    case 'classifier':
      return 'Suggested, not yet confirmed';
    case 'default':
      return 'Nobody has decided yet';
  }
}
