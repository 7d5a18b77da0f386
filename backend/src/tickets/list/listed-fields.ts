import type { SuggestionShown } from '../dto/ticket-suggestion.dto.js';
import type { TicketText } from '../../classification/suggestion.js';
import type { Bind } from './statement.js';
import { foldedSql, likePattern } from './ticket-conditions.js';
import { milliseconds } from './walk.js';

/** What a list can tell of a ticket: its properties as they go over the wire, and the preview. */
export const LISTED_FIELDS = [
  'id',
  'title',
  'description',
  'category',
  'category_source',
  'priority',
  'priority_source',
  'status',
  'created_at',
  'updated_at',
  'resolved_at',
  'version',
  'needs_review',
  'suggestion',
  'preview',
] as const;
export type ListedField = (typeof LISTED_FIELDS)[number];

/** Those that come from the database in milliseconds since 1970. */
export const TIME_FIELDS: readonly ListedField[] = ['created_at', 'updated_at', 'resolved_at'];

/** Without a choice: the whole ticket. */
export const ALL_OF_TICKET: readonly ListedField[] = LISTED_FIELDS.filter((field) => field !== 'preview');

/** A row of a list: the chosen fields, and always the id. Texts and times are as they go over the wire. */
export type ListedTicket = Partial<Record<Exclude<ListedField, 'id' | 'suggestion'>, unknown>> & {
  id: number;
  suggestion?: (SuggestionShown & { text?: TicketText }) | null;
};

/** The longest preview, in characters. */
const PREVIEW_LENGTH = 200;
/** Of these characters so many stand before a match, so that it is in sight in a narrow list, too. */
const BEFORE_MATCH = 30;

/** What the expressions depend on besides the table `ticket`. */
export interface FieldContext {
  fields: readonly ListedField[];
  /** What is searched, for the preview. */
  words: readonly string[];
  /** The confidence from which on a proposal may stand without a look. */
  reviewThreshold: number;
}

/** A field as an expression over `ticket` and, for `suggestion`, a row of the ledger of that name. */
export function fieldSql(field: ListedField, context: FieldContext, bind: Bind): string {
  switch (field) {
    case 'created_at':
    case 'updated_at':
    case 'resolved_at':
      return milliseconds(`ticket.${field}`);
    case 'needs_review':
      return `coalesce(least(ticket.category_confidence, ticket.priority_confidence) < ${bind(context.reviewThreshold)}, false)`;
    case 'suggestion':
      return suggestionSql(context.fields);
    case 'preview':
      return previewSql(context.words, bind);
    case 'id':
    case 'title':
    case 'description':
    case 'category':
    case 'category_source':
    case 'priority':
    case 'priority_source':
    case 'status':
    case 'version':
      return `ticket.${field}`;
  }
}

/** Joins the latest suggestion of each ticket, if one is there, as `suggestion`. */
export const LATEST_SUGGESTION = `LEFT JOIN LATERAL (
    SELECT * FROM suggestion WHERE suggestion.ticket_id = ticket.id ORDER BY suggestion.id DESC LIMIT 1
  ) AS suggestion ON true`;

/** Its evidence has to be compared with the texts, which come along when they are not listed anyway. */
function suggestionSql(fields: readonly ListedField[]): string {
  const text =
    fields.includes('title') && fields.includes('description')
      ? ''
      : `, 'text', CASE WHEN suggestion.evidence <> '[]'
          THEN json_build_object('title', ticket.title, 'description', ticket.description) END`;
  return `CASE WHEN suggestion.id IS NOT NULL THEN json_build_object(
    'source', suggestion.source, 'model', suggestion.model, 'version', suggestion.version,
    'degraded', suggestion.degraded, 'category', suggestion.category, 'priority', suggestion.priority,
    'categoryConfidence', suggestion.category_confidence, 'priorityConfidence', suggestion.priority_confidence,
    'reason', suggestion.reason, 'evidence', suggestion.evidence,
    'categoryOutcome', suggestion.category_outcome, 'categoryDecidedBy', suggestion.category_decided_by,
    'priorityOutcome', suggestion.priority_outcome, 'priorityDecidedBy', suggestion.priority_decided_by,
    'createdAt', ${milliseconds('suggestion.created_at')}${text}) END`;
}

/**
 * One line from the description: its beginning, or the part around the first of the words that occurs in it. Folding may
 * lengthen a text, so the place found in the folded one is moved back by what was added before it.
 */
function previewSql(words: readonly string[], bind: Bind): string {
  const line = (text: string, length: number | string) =>
    `left(btrim(regexp_replace(${text}, '\\s+', ' ', 'g')), ${length})`;
  // More than is shown, because runs of white space shrink.
  const beginning = line(`left(ltrim(ticket.description, E' \\t\\r\\n'), ${2 * PREVIEW_LENGTH})`, PREVIEW_LENGTH);
  if (words.length === 0) return beginning;
  // From the beginning of a word on, if one begins before the match.
  const aroundMatch = String.raw`regexp_replace(
    substr(ticket.description, start, ${2 * PREVIEW_LENGTH}), '^\S{1,${BEFORE_MATCH - 1}}\s+', '')`;
  return `(
    SELECT CASE WHEN coalesce(start, 0) <= 1 THEN ${beginning}
      ELSE '…' || ${line(aroundMatch, PREVIEW_LENGTH - 1)} END
    FROM (SELECT ${foldedSql('ticket.description')} AS text) AS folded
    CROSS JOIN LATERAL (
      SELECT min(nullif(position(${foldedSql('word')} IN folded.text), 0)) AS match FROM unnest(${bind(words)}::text[]) AS word
    ) AS matched
    CROSS JOIN LATERAL (
      SELECT match - (length(${foldedSql('left(ticket.description, match)')}) - length(left(ticket.description, match)))
        - ${BEFORE_MATCH} AS start
    ) AS moved)`;
}

/**
 * How well a ticket answers a search, as an expression over `ticket` and the table `searched` that `searchedWords` makes:
 * for each word 6 points when it is a word of the title, 5 when it begins one, 4 when it is inside of one, 3, 2 and 1 for
 * the description.
 */
export const RELEVANCE = `(
  SELECT sum(CASE
    WHEN folded.title LIKE searched.pattern THEN
      CASE WHEN ${matches('title', 'whole')} THEN 6 WHEN ${matches('title', 'beginning')} THEN 5 ELSE 4 END
    WHEN ${matches('description', 'whole')} THEN 3 WHEN ${matches('description', 'beginning')} THEN 2 ELSE 1 END)::int
  FROM (
    SELECT ticket_search_text(ticket.title, '') AS title, ticket_search_text('', ticket.description) AS description OFFSET 0
  ) AS folded CROSS JOIN searched)`;

/** A SELECT of what finds each word anywhere, at the beginning of a word, and as a whole word. */
export function searchedWords(words: readonly string[], bind: Bind): string {
  // Every other character loses its meaning for a regular expression.
  const literal = String.raw`regexp_replace(${foldedSql('word')}, '([^[:alnum:]])', '\\\1', 'g')`;
  return String.raw`SELECT ${likePattern('word')} AS pattern, '\m' || ${literal} AS beginning,
    '\m' || ${literal} || '\M' AS whole FROM unnest(${bind(words)}::text[]) AS word`;
}

function matches(text: string, expression: string): string {
  return `folded.${text} ~ searched.${expression} COLLATE pg_unicode_fast`;
}
