import type { FieldChange, HistoryEntry, KnownTicket, TicketSuggestion } from '../../../../api/types';
import { authorName } from '../../../../shared/author-name';
import { SOURCE_NAMES } from '../../../../shared/suggestion/source-names';
import { FIELDS, type FieldName, JUDGED_FIELDS, labelOf } from '../../fields/ticket-fields';

/** What an entry says, as far as its sentence differs. */
type Happening =
  | { readonly kind: 'sent' | 'added' | 'deleted' | 'restored' | 'title' | 'description' }
  | { readonly kind: 'suggested' | 'accepted' | 'reopened'; readonly values: string }
  | { readonly kind: FieldName; readonly from: string; readonly to: string }
  | { readonly kind: 'several'; readonly changes: readonly string[] };

/** One entry of the history as people read it. */
export interface HistoryLine {
  readonly id: string;
  readonly at: string;
  /** As the subject of a sentence. */
  readonly actor: string;
  readonly happening: Happening;
  readonly icon: string;
  /** True for one of the solid glyphs of priorities and statuses. */
  readonly glyph: boolean;
  /** True for what a model proposed. */
  readonly pencil: boolean;
}

/**
 * The history of a ticket in the order of its entries, newest first. What was suggested when the ticket was sent is no
 * event of its own; the ticket still tells it.
 */
export function historyLines(ticket: KnownTicket, entries: readonly HistoryEntry[]): readonly HistoryLine[] {
  const latest = entries.find(({ kind }) => kind === 'suggested');
  return entries.flatMap((entry) => {
    if (entry.kind === 'created') {
      // Tickets that were brought here are older than their arrival.
      const created = toLine({ ...entry, at: ticket.created_at }, sentOrAdded(entry));
      const first = latest === undefined && ticket.suggestion !== null ? [suggestionLine(ticket.suggestion)] : [];
      return [...first, created];
    }
    if (entry === latest && ticket.suggestion !== null) return [suggestionLine(ticket.suggestion, entry)];
    // Only the version is another one: nothing that can be told.
    if (entry.kind === 'changed' && entry.changes.length === 0) return [];
    return toLine(entry, happeningOf(entry));
  });
}

function suggestionLine(suggestion: TicketSuggestion, entry?: HistoryEntry): HistoryLine {
  return {
    id: entry?.id ?? 'first suggestion',
    at: entry?.at ?? suggestion.created_at,
    actor: suggesterName(suggestion.source),
    happening: {
      kind: 'suggested',
      values: valuesText(JUDGED_FIELDS.map((field) => labelOf(field, suggestion[field]))),
    },
    icon: 'pencil',
    glyph: false,
    pencil: true,
  };
}

function toLine(entry: HistoryEntry, happening: Happening): HistoryLine {
  const icon = iconOf(happening);
  return {
    id: entry.id,
    at: entry.at,
    actor: actorOf(entry),
    happening,
    icon,
    glyph: happening.kind === 'priority' || happening.kind === 'status',
    pencil: happening.kind === 'suggested',
  };
}

function sentOrAdded({ actor }: HistoryEntry): Happening {
  return { kind: actor === 'submitter' ? 'sent' : 'added' };
}

function happeningOf({ kind, changes }: HistoryEntry): Happening {
  if (kind === 'deleted' || kind === 'restored') return { kind };
  const values = valuesText(changes.map(newValue));
  if (kind === 'suggested') return { kind, values };
  if (changes.every((change) => isSame(change) && change.decided === true)) return { kind: 'accepted', values };
  if (changes.every((change) => isSame(change) && change.decided === false)) return { kind: 'reopened', values };
  const [change, another] = changes;
  if (change === undefined || another !== undefined) return { kind: 'several', changes: changes.map(inShort) };
  const { field } = change;
  if (field === 'title' || field === 'description') return { kind: field };
  return { kind: field, from: labelOf(field, change.from ?? ''), to: newValue(change) };
}

/** One of several changes: "Category: General → Billing". */
function inShort(change: FieldChange): string {
  const { field } = change;
  if (field === 'title') return $localize`Title rewritten`;
  if (field === 'description') return $localize`Description rewritten`;
  const name = FIELDS[field].label;
  const to = newValue(change);
  if (!isSame(change)) return $localize`${name}:field:: ${labelOf(field, change.from ?? '')}:from: → ${to}:to:`;
  return change.decided === true
    ? $localize`${name}:field:: ${to}:value: accepted`
    : $localize`${name}:field:: ${to}:value: undecided again`;
}

/** The same value before and after: only who decided it changed. */
function isSame({ field, from, to }: FieldChange): boolean {
  return field !== 'title' && field !== 'description' && from === to;
}

function newValue({ field, to }: FieldChange): string {
  return field === 'title' || field === 'description' ? '' : labelOf(field, to ?? '');
}

function valuesText(values: readonly string[]): string {
  return values.filter((value) => value !== '').join(', ');
}

function iconOf(happening: Happening): string {
  switch (happening.kind) {
    case 'sent':
    case 'added':
      return 'inbox';
    case 'deleted':
      return 'trash-2';
    case 'title':
    case 'description':
      return 'square-pen';
    case 'suggested':
      return 'pencil';
    case 'accepted':
      return 'check';
    case 'reopened':
    case 'restored':
      return 'undo-2';
    case 'several':
      return 'list-checks';
    case 'category':
    case 'priority':
    case 'status': {
      const { kind, to } = happening;
      return FIELDS[kind].options.find(({ label }) => label === to)?.icon ?? 'check';
    }
  }
}

function suggesterName(source: TicketSuggestion['source'] | 'default'): string {
  switch (source) {
    case 'openai_compatible':
      return $localize`The language model`;
    case 'embedded':
      return $localize`The built-in model`;
    case 'default':
      return $localize`The classifier`;
    case 'anthropic':
    case 'gemini':
    case 'openai':
      return SOURCE_NAMES[source];
  }
}

/** Who did it, as the subject of a sentence. */
export function actorOf({ actor, author, bulk_id: bulkId }: HistoryEntry): string {
  const name = author && authorName(author);
  switch (actor) {
    case 'submitter':
      return name ?? $localize`The submitter`;
    case 'agent':
      return name ?? $localize`An agent`;
    case 'classifier':
      return suggesterName('default');
    case 'bulk':
      if (bulkId === null) return name ?? $localize`A bulk change`;
      return name === null
        ? $localize`Bulk change ${bulkId}:number:`
        : $localize`${name}:person: (bulk change ${bulkId}:number:)`;
    case 'import':
      return name === null ? $localize`An import` : $localize`${name}:person: (import)`;
    case 'system':
      return $localize`The system`;
  }
}
