import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { probesFor, type IndexedWords } from './probes.js';
import { isCode } from './words.js';
import { WordFrequencies, type WordStatistics } from './word-frequencies.js';

/** Of a million tickets, as PostgreSQL lists them: down to 0.6 %. */
const STATISTICS: WordStatistics = {
  tickets: 1_000_000,
  words: ['the', 'my', 'account', 'card', 'charged', 'twice', 'printer', 'offline', 'last'],
  shares: [0.7, 0.5, 0.14, 0.04, 0.02, 0.01, 0.01, 0.009, 0.006],
};

const probes = (title: string, description = '', statistics = STATISTICS) => {
  const words: IndexedWords = { title: title.split(' '), description: description.split(' ') };
  const { ofOneWord, ofSeveralWords } = probesFor(words, new WordFrequencies(statistics));
  return {
    one: ofOneWord.map((probe) => probe.words[0]),
    several: ofSeveralWords.map((probe) => probe.words.toSorted().join(' ')),
  };
};

describe('probesFor', () => {
  it('asks for rare words one by one, and for less rare ones together', () => {
    expect(probes('my printer offline', 'the kayak toner')).toEqual({
      one: ['kayak', 'toner'],
      several: ['my offline printer', 'kayak offline toner'],
    });
  });

  it('asks for the rarest words of the title', () => {
    expect(probes('the my account card charged twice').several).toContain('account card charged twice');
  });

  it('asks for nothing when all words are frequent', () => {
    expect(probes('the account', 'my the account my')).toEqual({ one: [], several: [] });
    expect(probes('', '')).toEqual({ one: [], several: [] });
    expect(probes('— !', '…')).toEqual({ one: [], several: [] });
  });

  it('asks for a code first, and never expects one beside other words', () => {
    const { one, several } = probes('card charged 775526', 'AB12-99X twice 123456');
    expect(one).toEqual(['775526', 'AB12-99X']);
    expect(several.join(' ')).not.toMatch(/\d/);
  });

  it('asks for a word with the punctuation that it has, and with the usual one', () => {
    const { ofOneWord } = probesFor({ title: ['“kayak”!'], description: [] }, new WordFrequencies(STATISTICS));
    expect(ofOneWord.map(({ words }) => words)).toEqual([['kayak', '“kayak”!', 'kayak.', 'kayak,']]);
  });

  it('asks for more words where there are fewer tickets', () => {
    const words = Array.from({ length: 30 }, (_, n) => `rare${'x'.repeat(n)}`)
      .join(' ')
      .replace(/\d/g, '');
    const asked = (tickets: number) => probes('the', words, { ...STATISTICS, tickets }).one.length;
    expect(asked(1_000)).toBe(12);
    expect(asked(1_000_000)).toBe(2);
    expect(asked(2_000_000)).toBe(1);
    expect(asked(10_000_000)).toBe(0);
  });

  it('never asks for more than a bounded number of entries, whatever the text', () => {
    const word = fc.oneof(
      fc.constantFrom(...STATISTICS.words),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) => text.replace(/\s/gu, '-')),
    );
    const text = fc.array(word, { maxLength: 60 });
    const tickets = fc.integer({ min: 0, max: 20_000_000 });
    fc.assert(
      fc.property(text, text, tickets, (title, description, count) => {
        const frequencies = new WordFrequencies({ ...STATISTICS, tickets: count });
        const { ofOneWord, ofSeveralWords } = probesFor({ title, description }, frequencies);
        expect(ofOneWord.length).toBeLessThanOrEqual(14);
        expect(ofSeveralWords.length).toBeLessThanOrEqual(2);
        for (const { words, weight } of [...ofOneWord, ...ofSeveralWords]) {
          expect(weight).toBeGreaterThan(0);
          expect(words.join('')).not.toMatch(/ /);
        }
        const ofPlain = ofOneWord.map(({ words: [bare = ''] }) => bare).filter((bare) => !isCode(bare));
        const entries = ofPlain.reduce((sum, bare) => sum + frequencies.ticketsWith(bare), 0);
        expect(entries).toBeLessThanOrEqual(6_000);
        for (const { words } of ofSeveralWords) {
          expect(words.length).toBeGreaterThan(1);
          expect(Math.min(...words.map((one) => frequencies.ticketsWith(one)))).toBeLessThanOrEqual(25_000);
        }
      }),
    );
  });
});
