import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { guarded, unguarded } from './formula-guard.js';

/** Made of what matters here, so that the guard and its look-alikes are met often. */
const TRICKY = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '＝', 'a', ' ') });

describe('guarded', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', "'=1", "''=1"])('quotes %j', (text) => {
    expect(guarded(text)).toBe(`'${text}`);
  });

  it.each(['', 'a=1', ' =1', "'tis a fault", "it's", '1-1'])('leaves %j alone', (text) => {
    expect(guarded(text)).toBe(text);
    expect(unguarded(text)).toBe(text);
  });

  it('never leaves a text that begins as a formula does', () => {
    fc.assert(fc.property(TRICKY, (text) => !/^[=+\-@\t\r\n]/.test(guarded(text))));
  });

  it('is taken away again from every text', () => {
    fc.assert(
      fc.property(fc.oneof(TRICKY, fc.string({ unit: 'binary' })), (text) => unguarded(guarded(text)) === text),
    );
  });
});
