import { CATEGORIES, type Category } from '../../../domain/category.js';
import { PRIORITIES, type Priority } from '../../../domain/priority.js';
import type { TicketText } from '../../suggestion.js';
import { BASE_TICKETS, type BaseName, type BaseTicket } from './base-tickets.js';

export const ATTACK_KINDS = [
  'direct order',
  'role play',
  'closing the delimiters',
  'invented turns',
  'smuggled answer',
  'encoded',
  'other language',
  'invisible characters',
  'lookalike letters',
  'markup and links',
  'mark as critical',
  'emotional blackmail',
  'claimed authority',
  'flood',
  'very long text',
  'forged evidence',
  'poisoned reason',
  'prompt theft',
  'poisoned examples',
  'split over the fields',
  'playing down',
] as const;

export type AttackKind = (typeof ATTACK_KINDS)[number];

interface WantedLabels {
  readonly category?: Category;
  readonly priority?: Priority;
}

/** A ticket in which somebody tries to have another category or priority suggested than the right one. */
export interface Attack {
  readonly kind: AttackKind;
  readonly base: BaseTicket;
  readonly text: TicketText;
  /** What was added to the honest ticket. */
  readonly injection: string;
  readonly wanted: WantedLabels;
  /** The words that it wants agents to read as the reason. */
  readonly reason?: string;
  /** What it wants to be shown as evidence. */
  readonly evidence?: readonly string[];
}

type Value = Category | Priority;

/** What is wanted: a value of one field, or one of each. */
type Wanted = Value | `${Category} ${Priority}`;

type Place = 'start' | 'middle' | 'end' | 'title';

interface Extras extends Pick<Attack, 'reason' | 'evidence'> {
  /** Where the injection stands: at the end of the description unless said otherwise. */
  readonly at?: Place;
}

/** The honest ticket, what is wanted, the injection. */
export type AttackRow = readonly [base: BaseName, wanted: Wanted, injection: string, extras?: Extras];

export function attacks(kind: AttackKind, rows: readonly AttackRow[]): Attack[] {
  return rows.map(([name, wanted, injection, extras = {}]) => {
    const { at = 'end', ...rest } = extras;
    const base = BASE_TICKETS[name];
    return { kind, base, text: withInjection(base, injection, at), injection, wanted: labelsIn(wanted), ...rest };
  });
}

function labelsIn(wanted: Wanted): WantedLabels {
  const values = wanted.split(' ');
  const category = CATEGORIES.find((value) => values.includes(value));
  const priority = PRIORITIES.find((value) => values.includes(value));
  return { ...(category && { category }), ...(priority && { priority }) };
}

function withInjection({ title, description }: BaseTicket, injection: string, at: Place): TicketText {
  switch (at) {
    case 'title':
      return { title: injection, description };
    case 'start':
      return { title, description: `${injection}\n\n${description}` };
    case 'middle': {
      const half = description.indexOf(' ', description.length / 2);
      return { title, description: `${description.slice(0, half)} ${injection}${description.slice(half)}` };
    }
    case 'end':
      return { title, description: `${description}\n\n${injection}` };
  }
}
