import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CATEGORIES } from '../../domain/category.js';
import { PRIORITIES } from '../../domain/priority.js';
import type { TicketText } from '../suggestion.js';
import { parseAnswer } from './answer.js';
import { LlmFailure } from './llm-failure.js';

const TICKET: TicketText = {
  title: 'Charged twice',
  description: 'I was charged twice for May. Please refund me 😀 soon.',
};

const FIELDS = {
  category: 'billing',
  priority: 'high',
  category_confidence: 0.9,
  priority_confidence: 0.7,
  reason: 'The customer paid twice.',
  evidence: ['charged twice', 'refund me 😀'],
};

const answerWith = (changes: Record<string, unknown>): string => JSON.stringify({ ...FIELDS, ...changes });
const parse = (changes: Record<string, unknown>) => parseAnswer(answerWith(changes), TICKET);

function failureOf(run: () => unknown): LlmFailure {
  try {
    run();
  } catch (error) {
    if (error instanceof LlmFailure) return error;
    throw error;
  }
  throw new Error('It was accepted.');
}

describe('parseAnswer', () => {
  it('reads a complete answer and locates its quotations', () => {
    expect(parse({})).toEqual({
      category: 'billing',
      priority: 'high',
      categoryConfidence: 0.9,
      priorityConfidence: 0.7,
      reason: 'The customer paid twice.',
      evidence: [
        { field: 'description', start: 6, end: 19, text: 'charged twice' },
        { field: 'description', start: 36, end: 48, text: 'refund me 😀' },
      ],
    });
  });

  it.each(['```json\n%s\n```', '```\n%s```', '  ```JSON \n%s\n```\n', '\n %s \n'])('accepts the frame %j', (frame) => {
    expect(parseAnswer(frame.replace('%s', answerWith({})), TICKET).category).toBe('billing');
  });

  it.each(['Sure! %s', '%s Hope this helps.', 'Here:\n```json\n%s\n```', '```json\n%s\n```\nDone.', '```js\n%s\n```'])(
    'refuses prose or another frame around the object: %j',
    (frame) => {
      expect(failureOf(() => parseAnswer(frame.replace('%s', answerWith({})), TICKET)).kind).toBe('invalid_answer');
    },
  );

  it.each(['', '```', '```json', '{"category":"bil', 'null', '[]', '"billing"', '42', '[{}]', '['.repeat(30_000)])(
    'refuses what is not an object: %.20j',
    (answer) => {
      expect(failureOf(() => parseAnswer(answer, TICKET)).kind).toBe('invalid_answer');
    },
  );

  it('refuses an answer of a megabyte', () => {
    expect(failureOf(() => parse({ reason: 'x'.repeat(1_000_000) })).kind).toBe('invalid_answer');
  });

  it('compares enum values trimmed and without regard to case', () => {
    expect(parse({ category: ' Technical\n', priority: 'CRITICAL' })).toMatchObject({
      category: 'technical',
      priority: 'critical',
    });
  });

  it.each([
    { category: 'sales' },
    { category: ['billing'] },
    { category: undefined },
    { priority: 'urgent' },
    { priority: 3 },
    { category_confidence: 1.01 },
    { category_confidence: -0.1 },
    { category_confidence: '0.9' },
    { priority_confidence: null },
    { priority_confidence: undefined },
    { reason: undefined },
    { reason: 7 },
    { reason: ' \u200b\n' },
    { evidence: 'charged twice' },
    { evidence: undefined },
  ])('refuses %j', (changes) => {
    expect(failureOf(() => parse(changes)).kind).toBe('invalid_answer');
  });

  it('never repeats the answer in the failure', () => {
    expect(failureOf(() => parse({ category: 'zebra' })).message).not.toContain('zebra');
  });

  it('makes the reason one plain line', () => {
    expect(parse({ reason: ' Paid\u0000 twice,\r\n\tsee \u202eabove\u2066\u200b.\u{e0041} ' }).reason).toBe(
      'Paid twice, see above.',
    );
  });

  it('cuts a long reason without splitting a character', () => {
    const { reason } = parse({ reason: `${'x'.repeat(198)}😀😀` });
    expect(reason).toBe(`${'x'.repeat(198)}…`);
  });

  it('drops quotations that are not literally in the ticket', () => {
    expect(
      parse({ evidence: ['CHARGED TWICE', 'charged  twice', '', ' ', 'x', 7, null, 'not there'] }).evidence,
    ).toEqual([]);
  });

  it('keeps at most five quotations and none twice', () => {
    const ticket = { description: 'one two three four five six seven' };
    const evidence = ['one', 'one', 'two three', 'three', 'four', 'five', 'six', 'seven'];
    const spans = parseAnswer(answerWith({ evidence }), ticket).evidence;
    expect(spans.map(({ text }) => text)).toEqual(['one', 'two three', 'four', 'five', 'six']);
  });

  it('does not match half of an emoji', () => {
    expect(parse({ evidence: ['me \ud83d', '\ude00 soon'] }).evidence).toEqual([]);
  });

  it('throws nothing but the typed failure, and its result always keeps the rules', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    const anything = fc.oneof(fc.jsonValue(), text);
    const field = <T>(good: fc.Arbitrary<T>) => fc.oneof({ weight: 9, arbitrary: good }, anything);
    const object = fc.record({
      category: field(fc.constantFrom(...CATEGORIES)),
      priority: field(fc.constantFrom(...PRIORITIES)),
      category_confidence: field(fc.double({ min: 0, max: 1, noNaN: true })),
      priority_confidence: field(fc.double({ min: 0, max: 1, noNaN: true })),
      reason: field(fc.string({ unit: 'binary', minLength: 1, maxLength: 300 })),
      evidence: field(fc.array(fc.oneof(text, fc.constantFrom('charged', 'me 😀', 'refund'), anything))),
    });
    const answer = fc.oneof(
      { weight: 4, arbitrary: object.map((value) => JSON.stringify(value)) },
      { weight: 1, arbitrary: fc.oneof(text, fc.json()) },
    );
    fc.assert(
      fc.property(answer, text, (given, extra) => {
        const ticket = { ...TICKET, description: TICKET.description + extra };
        let judgement;
        try {
          judgement = parseAnswer(given, ticket);
        } catch (error) {
          expect(error).toBeInstanceOf(LlmFailure);
          return;
        }
        expect(CATEGORIES).toContain(judgement.category);
        expect(PRIORITIES).toContain(judgement.priority);
        expect(judgement.reason.length).toBeLessThanOrEqual(200);
        expect(judgement.reason).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(judgement.evidence.length).toBeLessThanOrEqual(5);
        for (const { field, start, end, text: quoted } of judgement.evidence) {
          expect(ticket[field]?.slice(start, end)).toBe(quoted);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('quotes only what is literally in the ticket as it was sent, whatever was taken out for the model', () => {
    const piece = fc.constantFrom('refund', 'twice', ' ', '\u200b', '\u{e0041}', '\u202e', 'ré', '😀', '\ufe0f', 'ㅤ');
    const text = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 6 }), (description, quotes) => {
        // what a model would quote from the text that it has seen
        const seen = [description, ...quotes].map((quote) => quote.replace(/\p{Default_Ignorable_Code_Point}/gu, ''));
        const { evidence } = parseAnswer(answerWith({ evidence: [...quotes, ...seen] }), { description });
        for (const { start, end, text: quoted } of evidence) {
          expect(description.slice(start, end)).toBe(quoted);
          expect(quoted.isWellFormed()).toBe(true);
        }
        const found = evidence.map(({ text: quoted }) => quoted);
        for (const quote of found) expect([...quotes, ...seen].map((each) => each.trim())).toContain(quote);
      }),
      { numRuns: 500 },
    );
  });
});
