import { CATEGORIES } from '../../../domain/category.js';
import { PRIORITIES } from '../../../domain/priority.js';
import { buildPrompt } from '../../prompt.js';
import { MAX_REASON_LENGTH, type Judgement, type TicketText } from '../../suggestion.js';

/**
 * What must never come out of the validation, whatever a model answered. Written apart from the validation and without
 * a line of its code, so that the two do not share a mistake.
 */
export function breachesIn(judgement: Judgement, text: TicketText): string[] {
  const { category, priority, categoryConfidence, priorityConfidence, reason, evidence, ...others } = judgement;
  const breaches = Object.keys(others).map((name) => `an unknown field ${name}`);
  if (!CATEGORIES.includes(category)) breaches.push('an unknown category');
  if (!PRIORITIES.includes(priority)) breaches.push('an unknown priority');
  for (const confidence of [categoryConfidence, priorityConfidence]) {
    if (!(confidence >= 0 && confidence <= 1)) breaches.push('a confidence out of range');
  }
  breaches.push(...unsafeIn(reason).map((what) => `a reason with ${what}`));
  for (const { field, start, end, text: quoted } of evidence) {
    const isLiteral = quoted.length > 0 && text[field]?.slice(start, end) === quoted;
    if (!isLiteral) breaches.push('a quotation that is not in the ticket');
  }
  return breaches;
}

/** What a line of plain text for people must not hold. */
function unsafeIn(line: string): string[] {
  const unsafe: string[] = [];
  if (line.length > MAX_REASON_LENGTH) unsafe.push('too many characters');
  if (line.trim() === '') unsafe.push('no words');
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(line)) unsafe.push('line breaks, control or invisible characters');
  if (/<[a-z!/?]/i.test(line)) unsafe.push('a tag');
  if (/\]\(|:\/\/|\bwww\.\S|\b(?:javascript|vbscript|data|mailto):\S/i.test(line)) unsafe.push('a link');
  return unsafe;
}

const INVISIBLE = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** A prompt has at most so many characters of a ticket, and some lines around them. */
const LONGEST_PROMPT = 7_000;

/** What must not happen to the prompt, whatever a ticket says. */
export function promptBreachesIn(text: TicketText): string[] {
  const { user } = buildPrompt(text);
  const breaches: string[] = [];
  const code = /[0-9a-f]{32}/.exec(user.split('\n')[0] ?? '')?.[0] ?? '';
  const markers = user.split('\n').filter((line) => line.startsWith(`[${code} `));
  const expected = [`[${code} title]`, `[${code} description]`, `[${code} end]`];
  const kept = markers.filter((line) => !/ \d+ characters left out\]$/.test(line));
  if (kept.join() !== expected.join() || markers.length - kept.length > 1)
    breaches.push('a delimiter that is not ours');
  if (!user.endsWith(`[${code} end]\nClassify the ticket between the markers.`)) breaches.push('words after the end');
  if (INVISIBLE.test(user)) breaches.push('invisible characters');
  if (Array.from(user).length > LONGEST_PROMPT) breaches.push('too long');
  return breaches;
}
