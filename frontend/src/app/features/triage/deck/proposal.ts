import type { Category, JudgedField, Priority, Ticket } from '../../../api/types';
import { CATEGORY_TERMS, PRIORITY_TERMS } from '../../../shared/vocabulary';

/** The two fields that a triage decides, in the order in which people see them. */
const JUDGED_FIELDS = ['category', 'priority'] as const satisfies readonly JudgedField[];

/** The values of some of them. */
export interface Values {
  readonly category?: Category;
  readonly priority?: Priority;
}

/** Values to put back, and those of them that nobody had decided. */
export interface Former extends Values {
  readonly reopen: JudgedField[];
}

/**
 * Where the value of a field comes from: the agent chose it just now, a person decided it before, it is suggested, or
 * nobody knows one.
 */
type Standing = 'chosen' | 'decided' | 'suggested' | 'missing';

/** What is known about one field of a ticket on screen. */
export interface Proposal {
  readonly field: JudgedField;
  readonly standing: Standing;
  /** What is shown and would be saved; undefined only while it is missing. */
  readonly value: Category | Priority | undefined;
  /** What was suggested, whatever became of it. */
  readonly suggested: Category | Priority | undefined;
  /** How sure that was, 0 to 1. */
  readonly confidence: number | undefined;
}

/** @param choice what the agent chose for this ticket just now */
export function proposalFor(ticket: Ticket, choice: Values, field: JudgedField): Proposal {
  const { suggestion } = ticket;
  const isProposed = sourceOf(ticket, field) === 'classifier';
  // A value of a suggestion that is not the latest one stands without a figure.
  const suggested = isProposed ? ticket[field] : suggestion?.[field];
  const confidence = suggested === suggestion?.[field] ? confidenceOf(ticket, field) : undefined;
  const about = { field, suggested, confidence };

  if (choice[field] !== undefined) return { ...about, standing: 'chosen', value: choice[field] };
  if (isDecided(ticket, field)) return { ...about, standing: 'decided', value: ticket[field] };
  // A default stands in the ticket because something has to. It is nobody's suggestion and is not shown as one.
  if (!isProposed) return { ...about, standing: 'missing', value: undefined };
  return { ...about, standing: 'suggested', value: ticket[field] };
}

export function proposalsFor(ticket: Ticket, choice: Values): readonly Proposal[] {
  return JUDGED_FIELDS.map((field) => proposalFor(ticket, choice, field));
}

/** What an agent decides who is content with what is shown: nothing about a field that a person has decided before. */
export function decisionOn(ticket: Ticket, choice: Values): Values {
  const decided = proposalsFor(ticket, choice).filter(({ standing }) => standing !== 'decided');
  return Object.fromEntries(decided.flatMap(({ field, value }) => (value === undefined ? [] : [[field, value]])));
}

/** The fields that need a choice before anything can be accepted. */
export function missingFields(ticket: Ticket, choice: Values): readonly JudgedField[] {
  return proposalsFor(ticket, choice).flatMap(({ field, standing }) => (standing === 'missing' ? [field] : []));
}

/** True when the decision leaves everything as it was suggested. What nobody suggested cannot be kept. */
export function keepsSuggestion(ticket: Ticket, decision: Values): boolean {
  return fieldsOf(decision).every((field) => proposalFor(ticket, {}, field).suggested === decision[field]);
}

/** What an undo of the decision puts back: the values that were there, as open as they were. */
export function former(ticket: Ticket, decision: Values): Former {
  const fields = fieldsOf(decision);
  return {
    ...Object.fromEntries(fields.map((field) => [field, ticket[field]])),
    reopen: fields.filter((field) => !isDecided(ticket, field)),
  };
}

/** True when a person has decided just that. */
export function isDecidedAs(ticket: Ticket, decision: Values): boolean {
  return fieldsOf(decision).every((field) => ticket[field] === decision[field] && sourceOf(ticket, field) === 'person');
}

export function fieldsOf(values: Values): readonly JudgedField[] {
  return JUDGED_FIELDS.filter((field) => values[field] !== undefined);
}

/** "Account, Low". */
export function valuesInWords({ category, priority }: Values): string {
  return [
    ...(category === undefined ? [] : [CATEGORY_TERMS[category].label]),
    ...(priority === undefined ? [] : [PRIORITY_TERMS[priority].label]),
  ].join(', ');
}

/** Of what is still open, the least sure: a field that is decided needs nobody any more. */
export function leastSure(ticket: Ticket): Proposal | undefined {
  const open = proposalsFor(ticket, {}).filter(({ standing }) => standing === 'suggested');
  return open.toSorted((one, other) => (one.confidence ?? 0) - (other.confidence ?? 0))[0];
}

function sourceOf(ticket: Ticket, field: JudgedField): Ticket['category_source'] {
  return field === 'category' ? ticket.category_source : ticket.priority_source;
}

function confidenceOf({ suggestion }: Ticket, field: JudgedField): number | undefined {
  return field === 'category' ? suggestion?.category_confidence : suggestion?.priority_confidence;
}

/** A suggested value is also decided when an agent was done with the ticket and left it in. */
function isDecided(ticket: Ticket, field: JudgedField): boolean {
  const { suggestion } = ticket;
  const source = sourceOf(ticket, field);
  if (source !== 'classifier' || suggestion === null) return source === 'person';
  return (field === 'category' ? suggestion.category_outcome : suggestion.priority_outcome) !== 'open';
}
