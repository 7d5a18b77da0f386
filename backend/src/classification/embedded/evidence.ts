import type { EvidenceSpan, TicketText } from '../suggestion.js';
import type { Features } from './features.js';
import type { HeadName, Model } from './model.js';

/** A token counts as deciding when it gave at least this share of all that spoke for the label. */
const DECIDING_SHARE = 0.12;

/** Neighbours of a deciding token join its passage when they gave at least this share of what it gave. */
const JOINING_SHARE = 0.35;

/** Words that are in tickets of every kind: they may stand inside a passage, but explain nothing at its ends or alone. */
const FRAME_WORDS = new Set(
  (
    'a about after all also am an and any are as at be because been before but by can could did do does for from get got had has have he hello help her hi him his how ' +
    'i if im in is it its ive just kindly let like me my need now of ok on one or our out please pls she should since so some than thanks that the their them then there they ' +
    'this to today until up us want was we were what when where which while who why will with would yes yet you your'
  ).split(' '),
);

/** Passages stay quotable. */
const MAX_TOKENS = 5;

/** The passages whose words spoke most for a label, strongest first. Each is literally in the text. */
export function evidenceFor(
  name: HeadName,
  label: number,
  model: Model,
  features: Features,
  vector: Float32Array,
  text: TicketText,
): EvidenceSpan[] {
  const { tokens } = features;
  const given = contributions(name, label, model, features, vector);
  const total = given.reduce((sum, share) => sum + Math.max(share, 0), 0);
  const passages: { first: number; last: number; strength: number }[] = [];
  const taken = new Set<number>();
  const strongestFirst = tokens.map((_, index) => index).sort((a, b) => (given[b] ?? 0) - (given[a] ?? 0));
  for (const index of strongestFirst) {
    const strength = given[index] ?? 0;
    if (strength <= 0 || strength < total * DECIDING_SHARE) break;
    if (taken.has(index)) continue;
    const joins = (other: number, from: number) =>
      !taken.has(other) &&
      tokens[other]?.field === tokens[from]?.field &&
      (given[other] ?? 0) >= strength * JOINING_SHARE;
    let [first, last] = [index, index];
    while (last - first + 1 < MAX_TOKENS && joins(first - 1, first)) first--;
    while (last - first + 1 < MAX_TOKENS && joins(last + 1, last)) last++;
    for (let member = first; member <= last; member++) taken.add(member);
    const says = (member: number) =>
      /^\p{L}/u.test(tokens[member]?.form ?? '') && !FRAME_WORDS.has(tokens[member]?.form ?? '');
    while (first <= last && !says(first)) first++;
    while (last > first && !says(last)) last--;
    if (first > last) continue;
    passages.push({ first, last, strength });
  }
  return passages.flatMap(({ first, last }) => {
    const [from, to] = [tokens[first], tokens[last]];
    if (!from || !to) return [];
    const { field, start } = from;
    return [{ field, start, end: to.end, text: (text[field] ?? '').slice(start, to.end) }];
  });
}

/** What each token gave for a label, over its word, its pair and its letter sequences. */
function contributions(
  name: HeadName,
  label: number,
  model: Model,
  features: Features,
  vector: Float32Array,
): Float64Array {
  const { buckets, occurrences } = features;
  const leanings = vector.map((value, index) => model.leaning(name, buckets[index]!, label) * value);
  const given = new Float64Array(features.tokens.length);
  for (const [index, feature] of occurrences.features.entries()) {
    given[occurrences.tokens[index]!]! += leanings[feature]! * occurrences.shares[index]!;
  }
  return given;
}

/** Keeps the first of passages that overlap. */
export function withoutOverlaps(spans: readonly EvidenceSpan[]): EvidenceSpan[] {
  const kept: EvidenceSpan[] = [];
  for (const span of spans) {
    const isCovered = kept.some(
      ({ field, start, end }) => field === span.field && start < span.end && span.start < end,
    );
    if (!isCovered) kept.push(span);
  }
  return kept;
}
