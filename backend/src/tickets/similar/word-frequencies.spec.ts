import { describe, expect, it } from '@jest/globals';
import { WordFrequencies } from './word-frequencies.js';

describe('WordFrequencies', () => {
  const frequencies = new WordFrequencies({
    tickets: 10_000,
    words: ['the', 'card', 'card.', '', '—', 'card,', 'refund'],
    shares: [0.7, 0.05, 0.02, 0.3, 0.1, 0.01, 0.02, 0.01, 0.7, 0],
  });

  it('adds up a word with and without punctuation', () => {
    expect(frequencies.shareOf('card')).toBeCloseTo(0.08);
    expect(frequencies.ticketsWith('card')).toBeCloseTo(800);
  });

  it('takes a word that is not listed for rarer than all that are', () => {
    expect(frequencies.shareOf('kayak')).toBeCloseTo(0.004);
    expect(frequencies.weightOf('kayak')).toBeGreaterThan(frequencies.weightOf('refund'));
    expect(frequencies.weightOf('refund')).toBeGreaterThan(frequencies.weightOf('the'));
  });

  it('finds frequent words of no meaning', () => {
    expect(['the', 'card', 'refund', 'kayak'].filter((word) => frequencies.isTelling(word))).toEqual([
      'refund',
      'kayak',
    ]);
  });

  it('lets every word mean something that is in hardly any ticket', () => {
    const few = new WordFrequencies({ tickets: 20, words: ['the', 'refund'], shares: [0.8, 0.2] });
    expect(['the', 'refund'].filter((word) => few.isTelling(word))).toEqual(['refund']);
  });

  it('has an idea of words before anything was analysed', () => {
    const unknown = new WordFrequencies({ tickets: 0, words: [], shares: [] });
    expect(['the', 'of', 'refund', '返金'].filter((word) => unknown.isTelling(word))).toEqual(['refund', '返金']);
    expect(unknown.weightOf('refund')).toBeGreaterThan(unknown.weightOf('the'));
  });

  it('gives no weight to a word of every ticket', () => {
    const all = new WordFrequencies({ tickets: 9, words: ['the', 'the.'], shares: [0.9, 0.3] });
    expect(all.weightOf('the')).toBeCloseTo(0);
  });
});
