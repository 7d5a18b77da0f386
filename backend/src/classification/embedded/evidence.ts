import type { EvidenceSpan, TicketText } from '../suggestion.js';
import type { Token } from './tokens.js';

/** A token counts as deciding when it gave at least this share of what the strongest one gave. */
const DECIDING_SHARE = 0.4;

/** Neighbours of a deciding token join its passage when they gave at least this share of what it gave. */
const JOINING_SHARE = 0.35;

/**
 * Words that are in tickets of every kind, and the ends of "1st" to "9th": they may stand inside a passage, but explain
 * nothing at its ends or alone.
 */
const FRAME_WORDS = new Set(
  (
    'a about after all also am an and any are as at be because been before but by can could did do does for from get got had has have he hello help her hi him his how ' +
    'i if im in is it its ive just kindly let like me my nd need now of ok on one or our out please pls rd she should since so some st than thanks th that the their them then there they ' +
    'this to today until up us want was we were what when where which while who why will with would yes yet you your'
  ).split(' '),
);

/** More would repeat the text instead of pointing into it. */
const MAX_PASSAGES = 3;

/** Passages stay quotable. */
const MAX_TOKENS = 5;

/** A word may carry thousands of accents, which its form leaves out; in UTF-16 code units. */
const MAX_LENGTH = 200;

/** Tokens from the first to the last, both included. */
interface Run {
  readonly first: number;
  readonly last: number;
}

/**
 * The passages whose words spoke most for a label, strongest first. Each is literally in the text.
 * @param given how much each token spoke for it, in any unit
 */
export function evidenceFor(given: readonly number[], tokens: readonly Token[], text: TicketText): EvidenceSpan[] {
  const taken = new Set<number>();
  const spans: EvidenceSpan[] = [];
  for (const index of decidingTokens(given)) {
    if (spans.length === MAX_PASSAGES) break;
    if (taken.has(index)) continue;
    const run = runAround(index, given, taken, tokens, text);
    for (let member = run.first; member <= run.last; member++) taken.add(member);
    const span = spanOf(withoutFrame(run, tokens), tokens, text);
    if (span && !spans.some((other) => other.text.toLowerCase() === span.text.toLowerCase())) spans.push(span);
  }
  return spans;
}

/** The places of the tokens that count as deciding, strongest first. */
function decidingTokens(given: readonly number[]): number[] {
  let greatest = 0;
  for (const amount of given) if (amount > greatest) greatest = amount;
  const deciding: number[] = [];
  for (let index = 0; index < given.length; index++) {
    if (given[index]! > 0 && given[index]! >= greatest * DECIDING_SHARE) deciding.push(index);
  }
  return deciding.sort((a, b) => given[b]! - given[a]!);
}

/** The token with the neighbours that spoke for the label nearly as much. */
function runAround(
  index: number,
  given: readonly number[],
  taken: ReadonlySet<number>,
  tokens: readonly Token[],
  text: TicketText,
): Run {
  const joins = (other: number) => !taken.has(other) && (given[other] ?? 0) >= given[index]! * JOINING_SHARE;
  let [first, last] = [index, index];
  while (last - first + 1 < MAX_TOKENS && joins(first - 1) && isOneRun(first - 1, tokens, text)) first--;
  while (last - first + 1 < MAX_TOKENS && joins(last + 1) && isOneRun(last, tokens, text)) last++;
  return { first, last };
}

/** The run without frame words at its ends; the first is behind the last when nothing remains. */
function withoutFrame(run: Run, tokens: readonly Token[]): Run {
  const says = (index: number) => {
    const { form } = tokens[index]!;
    return /^\p{L}/u.test(form) && !FRAME_WORDS.has(form);
  };
  let { first, last } = run;
  while (first <= last && !says(first)) first++;
  while (last > first && !says(last)) last--;
  return { first, last };
}

function spanOf({ first, last }: Run, tokens: readonly Token[], text: TicketText): EvidenceSpan | undefined {
  if (first > last) return undefined;
  const { field, start } = tokens[first]!;
  const { end } = tokens[last]!;
  return end - start > MAX_LENGTH ? undefined : { field, start, end, text: (text[field] ?? '').slice(start, end) };
}

/** True when nothing but a space or a hyphen stands between a token and the next: a passage never spans two sentences. */
function isOneRun(index: number, tokens: readonly Token[], text: TicketText): boolean {
  const [token, next] = [tokens[index], tokens[index + 1]];
  if (!token || token.field !== next?.field) return false;
  return /^[\s-]$/.test((text[token.field] ?? '').slice(token.end, next.start));
}

/** Of passages that overlap, the first; but "charged twice" takes the place of "charged", as it says more. */
export function withoutOverlaps(spans: readonly EvidenceSpan[]): EvidenceSpan[] {
  const kept: EvidenceSpan[] = [];
  for (const span of spans) {
    const [other, ...more] = kept.filter((earlier) => overlap(span, earlier));
    if (!other) kept.push(span);
    else if (more.length === 0 && span.start <= other.start && other.end <= span.end) kept[kept.indexOf(other)] = span;
  }
  return kept;
}

function overlap(one: EvidenceSpan, other: EvidenceSpan): boolean {
  return one.field === other.field && one.start < other.end && other.start < one.end;
}
