import { createHmac, hash, timingSafeEqual, type KeyObject } from 'node:crypto';
import { CATEGORIES } from '../../domain/category.js';
import { PRIORITIES } from '../../domain/priority.js';
import { isStorable } from '../../domain/ticket-text.js';
import { MAX_REASON_LENGTH, TEXT_FIELDS, type EvidenceSpan, type TicketText } from '../suggestion.js';
import type { MadeSuggestion } from './made-suggestion.js';
import { RECORDED_SOURCES } from './outcome.js';

/** Part of what is signed; a token of another form is no token. */
const FORM = 'v1';
const LIFETIME_MS = 24 * 60 * 60 * 1_000;

/** No token that is issued gets longer; beside the longest ticket it fits into a request. */
export const MAX_TOKEN_LENGTH = 16_384;

const MAX_SPANS = 5;
const MAX_QUOTE_LENGTH = 200;
const MAX_NAME_LENGTH = 200;

/** The greatest that the ledger's columns can hold. */
const MAX_COUNT = 2 ** 31 - 1;

/** What a token states: until `expires` (milliseconds since 1970) this is our suggestion for the text with that hash. */
interface Statement {
  readonly expires: number;
  readonly text: string;
  readonly suggestion: MadeSuggestion;
}

/**
 * A statement signed with HMAC-SHA256 that this suggestion was made for this text. It needs no storage, and nobody
 * without the key can make or change one.
 */
export function issueToken(suggestion: MadeSuggestion, text: TicketText, key: KeyObject, now = Date.now()): string {
  const evidence = suggestion.evidence.filter((span) => span.text.length <= MAX_QUOTE_LENGTH).slice(0, MAX_SPANS);
  const statement: Statement = {
    expires: now + LIFETIME_MS,
    text: hashOf(text),
    suggestion: { ...suggestion, evidence },
  };
  const signed = `${FORM}.${Buffer.from(JSON.stringify(statement)).toString('base64url')}`;
  return `${signed}.${signatureOf(signed, key)}`;
}

/** The suggestion, when the token is ours, not expired and about this text; otherwise null. Never throws. */
export function readToken(token: string, text: TicketText, key: KeyObject, now = Date.now()): MadeSuggestion | null {
  if (token.length > MAX_TOKEN_LENGTH) return null;
  const [form, payload, signature, ...rest] = token.split('.');
  if (form !== FORM || payload === undefined || signature === undefined || rest.length > 0) return null;
  if (!isSame(signature, signatureOf(`${form}.${payload}`, key))) return null;
  const statement = parse(payload);
  if (!isStatement(statement) || statement.expires <= now || statement.text !== hashOf(text)) return null;
  return statement.suggestion;
}

/** Compares the texts, not the bytes behind them: base64 has several spellings of the same bytes. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function signatureOf(signed: string, key: KeyObject): string {
  return createHmac('sha256', key).update(signed).digest('base64url');
}

/**
 * White space is normalised: forms and the ticket's own rules trim and rewrite it. The pattern leaves out the single
 * spaces, which stay as they are: most of a text's white space, and most of the work.
 */
function hashOf({ title = '', description }: TicketText): string {
  const normal = [title, description].map((text) => text.replace(/\s\s+|[^\S ]/gu, ' ').trim());
  return hash('sha256', JSON.stringify(normal), 'base64url');
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString());
  } catch {
    return null;
  }
}

/** An older or newer version of this program may have signed another shape with the same key. */
function isStatement(value: unknown): value is Statement {
  if (!isObject(value)) return false;
  return isAmount(value['expires']) && typeof value['text'] === 'string' && isSuggestion(value['suggestion']);
}

function isSuggestion(value: unknown): value is MadeSuggestion {
  if (!isObject(value) || !isObject(value['effort'])) return false;
  const { effort, evidence } = value;
  return (
    isOneOf(CATEGORIES, value['category']) &&
    isOneOf(PRIORITIES, value['priority']) &&
    isShare(value['categoryConfidence']) &&
    isShare(value['priorityConfidence']) &&
    isOneOf(RECORDED_SOURCES, value['source']) &&
    isTextOfAtMost(MAX_NAME_LENGTH, value['model']) &&
    isTextOfAtMost(MAX_NAME_LENGTH, value['version']) &&
    typeof value['degraded'] === 'boolean' &&
    isTextOfAtMost(MAX_REASON_LENGTH, value['reason']) &&
    Array.isArray(evidence) &&
    evidence.length <= MAX_SPANS &&
    evidence.every(isSpan) &&
    isAmount(effort['latencyMs']) &&
    [effort['inputTokens'], effort['outputTokens']].every((count) => count === null || isCount(count)) &&
    (effort['costUsd'] === null || isAmount(effort['costUsd']))
  );
}

function isSpan(value: unknown): value is EvidenceSpan {
  if (!isObject(value)) return false;
  const { field, start, end, text } = value;
  return isOneOf(TEXT_FIELDS, field) && isOffset(start) && isOffset(end) && isTextOfAtMost(MAX_QUOTE_LENGTH, text);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isOneOf(values: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && values.includes(value);
}

function isTextOfAtMost(maxLength: number, value: unknown): boolean {
  return typeof value === 'string' && value.length <= maxLength && isStorable(value);
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isCount(value: unknown): boolean {
  return isOffset(value) && Number(value) <= MAX_COUNT;
}

function isShare(value: unknown): boolean {
  return isAmount(value) && value <= 1;
}

function isOffset(value: unknown): boolean {
  return isAmount(value) && Number.isSafeInteger(value);
}
