import { createHmac, createSecretKey } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CATEGORIES } from '../../domain/category.js';
import { PRIORITIES } from '../../domain/priority.js';
import { TEXT_FIELDS } from '../suggestion.js';
import type { MadeSuggestion } from './made-suggestion.js';
import { RECORDED_SOURCES } from './outcome.js';
import { issueToken, MAX_TOKEN_LENGTH, readToken } from './suggestion-token.js';

const KEY = createSecretKey(Buffer.from('a key that is only good for tests'));
const NOW = Date.parse('2026-11-21T08:00:00Z');
const DAY_MS = 86_400_000;
const TEXT = { title: 'Charged twice', description: 'Two charges for one invoice.' };

const share = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0);
const amount = fc.option(fc.nat(), { nil: null });
const words = (maxLength: number) =>
  fc
    .string({ unit: 'grapheme', maxLength })
    .filter((text) => text.length <= maxLength && !text.includes('\0') && text.isWellFormed());

const suggestions: fc.Arbitrary<MadeSuggestion> = fc.record({
  category: fc.constantFrom(...CATEGORIES),
  priority: fc.constantFrom(...PRIORITIES),
  categoryConfidence: share,
  priorityConfidence: share,
  reason: words(200),
  evidence: fc.array(
    fc.record({ field: fc.constantFrom(...TEXT_FIELDS), start: fc.nat(), end: fc.nat(), text: words(200) }),
    { maxLength: 5 },
  ),
  source: fc.constantFrom(...RECORDED_SOURCES),
  model: words(60),
  version: words(20),
  degraded: fc.boolean(),
  effort: fc.record({ latencyMs: fc.nat(), inputTokens: amount, outputTokens: amount, costUsd: amount }),
});

const SUGGESTION: MadeSuggestion = {
  category: 'billing',
  priority: 'high',
  categoryConfidence: 0.9,
  priorityConfidence: 0.6,
  reason: 'Billing because of “Charged twice”.',
  evidence: [{ field: 'title', start: 0, end: 13, text: 'Charged twice' }],
  source: 'embedded',
  model: 'embedded',
  version: '1',
  degraded: false,
  effort: { latencyMs: 1.5, inputTokens: null, outputTokens: null, costUsd: null },
};
const TOKEN = issueToken(SUGGESTION, TEXT, KEY, NOW);

/** A token with a good signature over whatever it says. */
function signed(statement: unknown, form = 'v1'): string {
  const content = `${form}.${Buffer.from(JSON.stringify(statement)).toString('base64url')}`;
  return `${content}.${createHmac('sha256', KEY).update(content).digest('base64url')}`;
}

function statementOf(token: string): { expires: number; text: string; suggestion: Record<string, unknown> } {
  const [, payload = ''] = token.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as ReturnType<typeof statementOf>;
}

describe('a suggestion token', () => {
  it('brings back exactly what was suggested', () => {
    fc.assert(
      fc.property(suggestions, words(200), words(500), (suggestion, title, description) => {
        const token = issueToken(suggestion, { title, description }, KEY, NOW);
        expect(token.length).toBeLessThanOrEqual(MAX_TOKEN_LENGTH);
        expect(readToken(token, { title, description }, KEY, NOW)).toEqual(suggestion);
      }),
    );
  });

  it('is worth nothing with any character changed, removed or added', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.= ';
    for (let place = 0; place < TOKEN.length; place++) {
      const other = alphabet[(alphabet.indexOf(TOKEN[place] ?? '') + 1 + (place % 60)) % alphabet.length] ?? '';
      const changed = TOKEN.slice(0, place) + other + TOKEN.slice(place + 1);
      const shorter = TOKEN.slice(0, place) + TOKEN.slice(place + 1);
      const longer = TOKEN.slice(0, place) + other + TOKEN.slice(place);
      for (const token of [changed, shorter, longer]) expect(readToken(token, TEXT, KEY, NOW)).toBeNull();
    }
  });

  it('has no second spelling of its signature', () => {
    // the last of 43 characters of base64 carries only four bits
    const spellings = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_', (last) =>
      readToken(TOKEN.slice(0, -1) + last, TEXT, KEY, NOW),
    );
    expect(spellings.filter((suggestion) => suggestion !== null)).toHaveLength(1);
  });

  it('says nothing about another text', () => {
    fc.assert(
      fc.property(words(50), words(100), (title, description) => {
        const isSame = [title, description].map((text) => text.replace(/\s+/gu, ' ').trim()).join('\n');
        fc.pre(isSame !== `${TEXT.title}\n${TEXT.description}`);
        expect(readToken(TOKEN, { title, description }, KEY, NOW)).toBeNull();
      }),
    );
    const moved = { title: 'Charged', description: `twice ${TEXT.description}` };
    expect(readToken(TOKEN, moved, KEY, NOW)).toBeNull();
  });

  it('survives white space that forms and trimming change', () => {
    const text = { title: '  Charged \t twice\n', description: '\r\nTwo charges\u00a0for one\r\ninvoice. ' };
    expect(readToken(TOKEN, text, KEY, NOW)).toEqual(SUGGESTION);
  });

  it('takes a missing title for an empty one', () => {
    const token = issueToken(SUGGESTION, { description: 'x' }, KEY, NOW);
    expect(readToken(token, { title: '', description: 'x' }, KEY, NOW)).toEqual(SUGGESTION);
  });

  it('expires after a day', () => {
    expect(readToken(TOKEN, TEXT, KEY, NOW + DAY_MS - 1)).toEqual(SUGGESTION);
    expect(readToken(TOKEN, TEXT, KEY, NOW + DAY_MS)).toBeNull();
  });

  it('needs the same key', () => {
    expect(readToken(TOKEN, TEXT, createSecretKey(Buffer.from('another key')), NOW)).toBeNull();
  });

  it('never throws for what is no token', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), words(300), fc.constantFrom('', '.', '..', 'v1..', 'v1.e30.')), (token) => {
        expect(readToken(token, TEXT, KEY, NOW)).toBeNull();
      }),
    );
    expect(readToken('a'.repeat(1_000_000), TEXT, KEY, NOW)).toBeNull();
  });

  it('carries five short quotations at most, and fits into a request', () => {
    const quote = { field: 'description', start: 0, end: 200, text: '\u0001'.repeat(200) } as const;
    const long = { ...quote, text: 'a'.repeat(201) };
    const evidence = [long, ...Array.from({ length: 9 }, () => quote)];
    const token = issueToken({ ...SUGGESTION, evidence, reason: '日'.repeat(200) }, TEXT, KEY, NOW);
    expect(token.length).toBeLessThanOrEqual(MAX_TOKEN_LENGTH);
    expect(readToken(token, TEXT, KEY, NOW)?.evidence).toEqual(Array.from({ length: 5 }, () => quote));
  });

  it.each([
    ['an unknown category', { category: 'sales' }],
    ['a source that is not recorded', { source: 'default' }],
    ['a confidence above 1', { categoryConfidence: 1.5 }],
    ['a confidence that is no number', { priorityConfidence: null }],
    ['a reason that is too long', { reason: 'a'.repeat(201) }],
    ['a reason that the database cannot keep', { reason: 'a\0b' }],
    ['evidence that is no list', { evidence: {} }],
    ['evidence of another field', { evidence: [{ field: 'status', start: 0, end: 1, text: 'a' }] }],
    ['a negative place', { evidence: [{ field: 'title', start: -1, end: 1, text: 'a' }] }],
    ['no effort', { effort: null }],
    [
      'more tokens than the database can keep',
      { effort: { latencyMs: 1, inputTokens: 2 ** 31, outputTokens: null, costUsd: null } },
    ],
    ['half a token', { effort: { latencyMs: 1, inputTokens: null, outputTokens: 0.5, costUsd: null } }],
    ['a negative cost', { effort: { latencyMs: 1, inputTokens: null, outputTokens: null, costUsd: -1 } }],
  ])('is not believed with %s, even if the signature holds', (_case, change) => {
    const statement = statementOf(TOKEN);
    expect(readToken(signed(statement), TEXT, KEY, NOW)).toEqual(SUGGESTION);
    const changed = { ...statement, suggestion: { ...statement.suggestion, ...change } };
    expect(readToken(signed(changed), TEXT, KEY, NOW)).toBeNull();
  });

  it.each([null, [], 'text', {}, { expires: NOW + 1 }])('is not believed when it states %j', (statement) => {
    expect(readToken(signed(statement), TEXT, KEY, NOW)).toBeNull();
  });

  it('is not believed in another form', () => {
    expect(readToken(signed(statementOf(TOKEN), 'v2'), TEXT, KEY, NOW)).toBeNull();
  });
});
