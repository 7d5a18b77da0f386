import { CATEGORIES } from '../../domain/category.js';
import { PRIORITIES } from '../../domain/priority.js';
import { plainLine } from '../plain-line.js';
import { MAX_REASON_LENGTH, TEXT_FIELDS, type EvidenceSpan, type Judgement, type TicketText } from '../suggestion.js';
import { LlmFailure, type Tokens } from './llm-failure.js';
import { withoutMarkup } from './without-markup.js';

/** These limits are ours alone: the schema subset of structured outputs has no length or range rules. */
const MAX_ANSWER_LENGTH = 32_768;
const MAX_SPANS = 5;
const MIN_QUOTE_LENGTH = 2;
const MAX_QUOTE_LENGTH = 200;

/** The form that a model is asked for; `parseAnswer` checks all of it again. */
export const ANSWER_SCHEMA = {
  type: 'object',
  properties: {
    category: { type: 'string', enum: [...CATEGORIES] },
    priority: { type: 'string', enum: [...PRIORITIES] },
    category_confidence: { type: 'number', description: 'From 0 to 1.' },
    priority_confidence: { type: 'number', description: 'From 0 to 1.' },
    reason: { type: 'string', description: 'One plain sentence of at most 200 characters.' },
    evidence: {
      type: 'array',
      items: { type: 'string', description: 'A few words copied character for character from the ticket.' },
    },
  },
  required: ['category', 'priority', 'category_confidence', 'priority_confidence', 'reason', 'evidence'],
  additionalProperties: false,
};

/**
 * Reads a model's answer, which is hostile until proven otherwise.
 *
 * Accepted is one JSON object, bare or as the only content of one Markdown fence; prose around it is refused, because
 * a model that ignores the requested form may be following the ticket instead. Enum values are compared trimmed and in
 * lower case. A confidence outside 0..1 is refused rather than clamped: 85 may mean 85 % or nonsense. The reason loses
 * control and format characters, markup and addresses, and is cut to 200 UTF-16 code units. A quotation counts only where it is literally in
 * the ticket, everything else in the list is dropped.
 * @param tokens what the answer consumed; an unusable one is paid for as well
 * @throws LlmFailure `invalid_answer`, and nothing else, for any other answer.
 */
export function parseAnswer(answer: string, ticket: TicketText, tokens?: Tokens): Judgement {
  try {
    return judgementOf(parseObject(answer), ticket);
  } catch (error) {
    if (error instanceof InvalidAnswer) throw new LlmFailure('invalid_answer', error.message, tokens && { tokens });
    throw error;
  }
}

/** Says in our own words what is wrong with an answer. */
class InvalidAnswer extends Error {}

function judgementOf(fields: Record<string, unknown>, ticket: TicketText): Judgement {
  return {
    category: oneOf(CATEGORIES, fields, 'category'),
    priority: oneOf(PRIORITIES, fields, 'priority'),
    categoryConfidence: confidence(fields, 'category_confidence'),
    priorityConfidence: confidence(fields, 'priority_confidence'),
    reason: plainReason(fields['reason']),
    evidence: locateQuotes(fields['evidence'], ticket),
  };
}

function parseObject(answer: string): Record<string, unknown> {
  if (answer.length > MAX_ANSWER_LENGTH) throw new InvalidAnswer('the answer is too long');
  let value: unknown;
  try {
    value = JSON.parse(withoutFence(answer.trim()));
  } catch {
    throw new InvalidAnswer('the answer is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InvalidAnswer('the answer is not an object');
  return { ...value };
}

function withoutFence(text: string): string {
  const firstLineEnd = text.indexOf('\n');
  const fenced = /^```(?:json)?\s*$/i.test(text.slice(0, Math.max(firstLineEnd, 0))) && text.endsWith('```');
  return fenced ? text.slice(firstLineEnd + 1, -3) : text;
}

function oneOf<T extends string>(allowed: readonly T[], fields: Record<string, unknown>, name: string): T {
  const given = fields[name];
  const known = typeof given === 'string' ? allowed.find((value) => value === given.trim().toLowerCase()) : undefined;
  if (known === undefined) throw new InvalidAnswer(`${name} is not one of the known values`);
  return known;
}

function confidence(fields: Record<string, unknown>, name: string): number {
  const value = fields[name];
  if (typeof value !== 'number' || !(value >= 0 && value <= 1))
    throw new InvalidAnswer(`${name} is not a number from 0 to 1`);
  return value;
}

function plainReason(given: unknown): string {
  if (typeof given !== 'string') throw new InvalidAnswer('reason is not text');
  const line = plainLine(withoutMarkup(plainLine(given, given.length)), MAX_REASON_LENGTH);
  if (line === '') throw new InvalidAnswer('reason is empty');
  return line;
}

function locateQuotes(given: unknown, ticket: TicketText): EvidenceSpan[] {
  if (!Array.isArray(given)) throw new InvalidAnswer('evidence is not a list');
  const spans: EvidenceSpan[] = [];
  for (const quote of given) {
    if (spans.length === MAX_SPANS) break;
    const span = typeof quote === 'string' ? locate(quote.trim(), ticket) : undefined;
    if (span && !spans.some((other) => overlap(span, other))) spans.push(span);
  }
  return spans;
}

/** A lone surrogate could match half of a character, so ill-formed quotations are not looked for. */
function locate(quote: string, ticket: TicketText): EvidenceSpan | undefined {
  if (quote.length < MIN_QUOTE_LENGTH || quote.length > MAX_QUOTE_LENGTH || !quote.isWellFormed()) return undefined;
  for (const field of TEXT_FIELDS) {
    const start = ticket[field]?.indexOf(quote) ?? -1;
    if (start >= 0) return { field, start, end: start + quote.length, text: quote };
  }
  return undefined;
}

function overlap(a: EvidenceSpan, b: EvidenceSpan): boolean {
  return a.field === b.field && a.start < b.end && b.start < a.end;
}
