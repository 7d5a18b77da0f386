import type {
  Category,
  Decider,
  JudgedField,
  KnownTicket,
  Outcome,
  Priority,
  Status,
  TicketSuggestion,
} from '../../../api/types';
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
export type Edit = Partial<Pick<KnownTicket, FieldName>>;

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
    get label() {
      return $localize`Category`;
    },
    key: 'c',
    options: CATEGORIES.map((value) => option(CATEGORY_TERMS[value], value, { category: value })),
  },
  priority: {
    get label() {
      return $localize`Priority`;
    },
    key: 'p',
    options: PRIORITIES.map((value) => option(PRIORITY_TERMS[value], value, { priority: value })),
  },
  status: {
    get label() {
      return $localize`Status`;
    },
    key: 's',
    options: STATUSES.map((value) => option(STATUS_TERMS[value], value, { status: value })),
  },
};

/** The fields that are suggested, in the order in which people see them. */
export const JUDGED_FIELDS = ['category', 'priority'] as const satisfies readonly JudgedField[];

export const FIELD_NAMES = Object.keys(FIELDS) as readonly FieldName[];

/** A value of a field in words. */
export function labelOf(field: FieldName, value: string | undefined): string {
  return FIELDS[field].options.find((option) => option.value === value)?.label ?? value ?? '';
}

/** The values that a ticket has in some fields. */
export function valuesOf(ticket: Pick<KnownTicket, FieldName>, fields: readonly FieldName[]): Edit {
  return Object.fromEntries(fields.map((field) => [field, ticket[field]]));
}

/** The fields an edit touches. */
export function fieldsOf(edit: Edit): readonly FieldName[] {
  return FIELD_NAMES.filter((name) => name in edit);
}

export function withoutFields(edit: Edit, fields: readonly FieldName[]): Edit {
  return Object.fromEntries(Object.entries(edit).filter(([name]) => !fields.some((field) => field === name)));
}

/**
 * What the ticket is once the edit is accepted: a person decided the fields it touches, and whoever resolves or closes a
 * ticket was content with what was still open.
 */
export function edited<Known extends KnownTicket>(ticket: Known, edit: Edit): Known {
  const isDone = edit.status !== undefined && isDoneWith(edit.status);
  const changed: Known = {
    ...ticket,
    ...edit,
    ...('category' in edit ? { category_source: 'person' } : {}),
    ...('priority' in edit ? { priority_source: 'person' } : {}),
  };
  const suggestion = changed.suggestion && judged(changed.suggestion, changed, edit, isDone);
  const next = { ...changed, suggestion };
  // Which of the two was doubtful only the server knows; nothing is once both are decided.
  const isOpen = !isDone && JUDGED_FIELDS.some((field) => pencilNote(next, field) !== undefined);
  return { ...next, needs_review: ticket.needs_review && isOpen };
}

/** True when nothing is left to do for the ticket. */
export function isDoneWith(status: Status): boolean {
  return status === 'resolved' || status === 'closed';
}

function judged(suggestion: TicketSuggestion, ticket: KnownTicket, edit: Edit, isDone: boolean): TicketSuggestion {
  const isJudged = (field: JudgedField) => field in edit || (isDone && outcomeOf(suggestion, field) === 'open');
  const outcome = (field: JudgedField) => (suggestion[field] === ticket[field] ? 'accepted' : 'overridden');
  return {
    ...suggestion,
    ...(isJudged('category') && { category_outcome: outcome('category'), category_decided_by: 'agent' }),
    ...(isJudged('priority') && { priority_outcome: outcome('priority'), priority_decided_by: 'agent' }),
  };
}

/** What people made of a suggested value. */
export function outcomeOf(suggestion: TicketSuggestion, field: JudgedField): Outcome {
  return field === 'category' ? suggestion.category_outcome : suggestion.priority_outcome;
}

/** Who decided on a suggested value; null while nobody has. */
export function deciderOf(suggestion: TicketSuggestion, field: JudgedField): Decider | null {
  return field === 'category' ? suggestion.category_decided_by : suggestion.priority_decided_by;
}

/** How sure a suggested value was, 0 to 1. */
export function confidenceOf(suggestion: TicketSuggestion, field: JudgedField): number {
  return field === 'category' ? suggestion.category_confidence : suggestion.priority_confidence;
}

/** The fields of a ticket whose suggestion nobody has decided yet. */
export function openFields({ suggestion }: KnownTicket): readonly JudgedField[] {
  return suggestion === null ? [] : JUDGED_FIELDS.filter((field) => outcomeOf(suggestion, field) === 'open');
}

/** True for a value that a person set or confirmed. */
export function isDecided(ticket: KnownTicket, field: FieldName): boolean {
  return sourceOf(ticket, field) === 'person';
}

/** Who decided the field; the status is always a person's. */
function sourceOf(ticket: KnownTicket, field: FieldName): KnownTicket['category_source'] {
  if (field === 'category') return ticket.category_source;
  return field === 'priority' ? ticket.priority_source : 'person';
}

/** False when the ticket has these values already and a person decided them: choosing them again says nothing new. */
export function changesAnything(ticket: KnownTicket, edit: Edit): boolean {
  return fieldsOf(edit).some((field) => ticket[field] !== edit[field] || !isDecided(ticket, field));
}

/** Why a value is drawn in pencil, or undefined for one in ink. */
export function pencilNote(ticket: KnownTicket, field: FieldName): string | undefined {
  switch (sourceOf(ticket, field)) {
    case 'person':
      return undefined;
    case 'classifier':
      return isSettled(ticket, field) ? undefined : $localize`Suggested, not yet confirmed`;
    case 'default':
      return $localize`Nobody has decided yet`;
  }
}

/** True when an agent was done with the ticket and left the suggested value in it. */
function isSettled({ suggestion }: KnownTicket, field: FieldName): boolean {
  return suggestion !== null && field !== 'status' && outcomeOf(suggestion, field) !== 'open';
}

function option(term: Term, value: FieldOption['value'], edit: Edit): FieldOption {
  return {
    value,
    icon: term.icon,
    get label() {
      return term.label;
    },
    edit,
  };
}
