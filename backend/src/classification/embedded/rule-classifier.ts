import { CATEGORIES } from '../../domain/category.js';
import { PRIORITIES, type Priority } from '../../domain/priority.js';
import { plainLine } from '../plain-line.js';
import { MAX_REASON_LENGTH, TEXT_FIELDS, type EvidenceSpan, type Judgement, type TicketText } from '../suggestion.js';
import { confidenceAt } from './confidence.js';
import { CueIndex, type CueMatch } from './cue-index.js';
import { CATEGORY_CUES, PRIORITY_CUES, REACH_CUES } from './cues.js';
import { EmbeddedClassifier } from './embedded-classifier.js';
import { rank } from './ranking.js';
import { stemOf, wordsOf, type Word } from './words.js';

/** Past this many words a long mail quotes, signs and digresses: cues there count half. */
const CORE_WORDS = 150;
const MAX_CATEGORY_SPANS = 3;
const MAX_SPANS = 5;
const MAX_QUOTE_LENGTH = 30;

const categoryIndex = new CueIndex(CATEGORY_CUES);
const priorityIndex = new CueIndex({ ...PRIORITY_CUES, reach: REACH_CUES });

const NEGATIONS = new Set(['not', 'no', 'isnt', 'wasnt', 'arent', 'without', 'never'].map(stemOf));
const DENIALS = ['not about', 'not a', 'not an', 'nothing to do with'].map((words) => words.split(' ').map(stemOf));
const DETERMINERS = new Set(['my', 'our', 'the', 'your', 'any'].map(stemOf));

/**
 * Weighs the cues of cues.ts: each counts once, the class with the largest sum wins, and its lead decides how sure the
 * suggestion is. Where only one field has a cue, the other gets what tickets without cues mostly are: `general`, and
 * `low` if general, else `medium`.
 */
export class RuleClassifier extends EmbeddedClassifier {
  override classify(text: TicketText): Judgement | null {
    const words = TEXT_FIELDS.flatMap((field) => wordsOf(text[field] ?? '', field));
    const category = rank(CATEGORIES, categoryCues(words), { general: 0.5 });
    const priority = rank(PRIORITIES, priorityCues(words), category.label === 'general' ? { low: 1 } : { medium: 1 });
    if (category.deciding.length === 0 && priority.deciding.length === 0) return null;
    const categorySpans = spansOf(category.deciding, words, text);
    const prioritySpans = spansOf(priority.deciding, words, text);
    return {
      category: category.label,
      priority: priority.label,
      categoryConfidence: confidenceAt('category', category.lead),
      priorityConfidence: confidenceAt('priority', priority.lead),
      reason: reasonFor(category.label, categorySpans, priority.label, prioritySpans),
      evidence: withoutOverlaps([...categorySpans.slice(0, MAX_CATEGORY_SPANS), ...prioritySpans]).slice(0, MAX_SPANS),
    };
  }
}

function categoryCues(words: readonly Word[]) {
  return categoryIndex
    .matchesIn(words)
    .filter((match) => !isDenied(words, match))
    .map(nearTheStart);
}

/** What makes a fault worse may be negated ("not urgent"); reach counts as critical, but only beside a fault. */
function priorityCues(words: readonly Word[]): CueMatch<Priority>[] {
  const cues: CueMatch<Priority>[] = [];
  const reach: CueMatch<Priority>[] = [];
  for (const match of priorityIndex.matchesIn(words)) {
    const { label } = match;
    if (label === 'reach') reach.push({ ...match, label: 'critical' });
    else if (label === 'low' || label === 'medium' || !isNegated(words, match)) cues.push({ ...match, label });
  }
  const hasFault = cues.some(({ label }) => label !== 'low');
  return (hasFault ? [...cues, ...reach] : cues).map(nearTheStart);
}

function nearTheStart<Label extends string>(match: CueMatch<Label>): CueMatch<Label> {
  return match.first < CORE_WORDS ? match : { ...match, weight: match.weight / 2 };
}

/** "not urgent", "isn't really down" */
function isNegated(words: readonly Word[], { first }: CueMatch<string>): boolean {
  return words.slice(Math.max(0, first - 2), first).some(({ stem }) => NEGATIONS.has(stem));
}

/** "not about my password", "nothing to do with an invoice": a topic that is named in order to exclude it. */
function isDenied(words: readonly Word[], { first }: CueMatch<string>): boolean {
  const before = words.slice(Math.max(0, first - 5), first).map(({ stem }) => stem);
  if (DETERMINERS.has(before.at(-1) ?? '')) before.pop();
  return DENIALS.some((denial) => denial.every((stem, index) => before.at(index - denial.length) === stem));
}

/** Where the cues stand, strongest first. */
function spansOf(matches: readonly CueMatch<string>[], words: readonly Word[], text: TicketText): EvidenceSpan[] {
  const spans = matches.flatMap(({ first, last }) => {
    const [start, end] = [words[first], words[last]];
    return start && end ? [{ field: start.field, start: start.start, end: end.end }] : [];
  });
  return withoutOverlaps(
    spans.map((span) => ({ ...span, text: (text[span.field] ?? '').slice(span.start, span.end) })),
  );
}

function withoutOverlaps(spans: readonly EvidenceSpan[]): EvidenceSpan[] {
  const kept: EvidenceSpan[] = [];
  for (const span of spans) {
    const isCovered = kept.some(
      ({ field, start, end }) => field === span.field && start < span.end && span.start < end,
    );
    if (!isCovered) kept.push(span);
  }
  return kept;
}

function reasonFor(category: string, why: EvidenceSpan[], priority: string, whyPriority: EvidenceSpan[]): string {
  const sentences = `Category ${category}${because(why)}. Priority ${priority}${because(whyPriority)}.`;
  return plainLine(sentences, MAX_REASON_LENGTH);
}

function because(spans: readonly EvidenceSpan[]): string {
  if (spans.length === 0) return ', as nothing in the text says otherwise';
  const quotes = spans.slice(0, 2).map(({ text }) => `“${plainLine(text, MAX_QUOTE_LENGTH)}”`);
  return ` because of ${quotes.join(' and ')}`;
}
