import { CATEGORIES, type Category } from '../../domain/category.js';
import { PRIORITIES, type Priority } from '../../domain/priority.js';
import type { JudgedField } from '../ledger/outcome.js';
import type { TicketText } from '../suggestion.js';

interface EarlierValue {
  readonly suggested: string;
  readonly confidence: number;
}

/** What was suggested when the ticket came in. */
interface EarlierSuggestion extends Readonly<Record<JudgedField, EarlierValue>> {
  /** Which provider, model and version. */
  readonly suggestedBy: string;
}

/** A ticket of which somebody knows what is right. A field that nobody has decided has no label. */
export interface LabelledTicket {
  /** Where it comes from, for people: "line 12" or "ticket 7". */
  readonly name: string;
  readonly text: TicketText;
  readonly category?: Category;
  readonly priority?: Priority;
  readonly earlier?: EarlierSuggestion;
}

interface RefusedRow {
  /** From 1. */
  readonly line: number;
  readonly reason: string;
}

export interface LabelledTickets {
  readonly tickets: readonly LabelledTicket[];
  readonly refused: readonly RefusedRow[];
}

/**
 * Reads JSON Lines of `{title?, description, category?, priority?}`; other fields are allowed and not looked at. Every
 * line that is not blank is either a ticket or refused with a reason.
 */
export function readLabelledTickets(jsonLines: string): LabelledTickets {
  const tickets: LabelledTicket[] = [];
  const refused: RefusedRow[] = [];
  for (const [index, row] of jsonLines
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    if (row.trim() === '') continue;
    try {
      tickets.push(ticketIn(row, index + 1));
    } catch (error) {
      if (!(error instanceof UnusableRow)) throw error;
      refused.push({ line: index + 1, reason: error.message });
    }
  }
  return { tickets, refused };
}

class UnusableRow extends Error {}

function ticketIn(row: string, line: number): LabelledTicket {
  const fields = objectIn(row);
  const title = textIn(fields, 'title');
  const description = textIn(fields, 'description');
  if (description === undefined || description.trim() === '') throw new UnusableRow('description is missing or blank');
  const category = labelIn(fields, 'category', CATEGORIES);
  const priority = labelIn(fields, 'priority', PRIORITIES);
  if (category === undefined && priority === undefined) {
    throw new UnusableRow('there is neither a category nor a priority to compare with');
  }
  return {
    name: `line ${line}`,
    text: { ...(title !== undefined && { title }), description },
    ...(category && { category }),
    ...(priority && { priority }),
  };
}

function objectIn(row: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(row);
  } catch {
    throw new UnusableRow('it is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UnusableRow('it is not a JSON object');
  return { ...value };
}

function textIn(fields: Record<string, unknown>, name: string): string | undefined {
  const value = fields[name] ?? undefined;
  if (value !== undefined && typeof value !== 'string') throw new UnusableRow(`${name} is not text`);
  return value;
}

function labelIn<Label extends string>(
  fields: Record<string, unknown>,
  name: string,
  labels: readonly Label[],
): Label | undefined {
  const value = textIn(fields, name);
  const label = labels.find((known) => known === value);
  if (value !== undefined && label === undefined) throw new UnusableRow(`${name} is none of ${labels.join(', ')}`);
  return label;
}
