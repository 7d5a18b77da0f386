import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isBlank } from '../../domain/ticket-text.js';
import { textProblem } from './text.js';

describe('textProblem', () => {
  it('accepts exactly the well-formed, visible texts within the limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
        const points = Array.from(text);
        const acceptable = points.length <= 8 && text.isWellFormed() && !text.includes('\0') && !isBlank(text);
        expect(textProblem(text, { maxLength: 8 }) === undefined).toBe(acceptable);
      }),
    );
  });

  it('tells the length that a text has and the one that is allowed', () => {
    expect(textProblem('😀'.repeat(9), { maxLength: 8 })).toBe('is 9 characters long, at most 8 are allowed');
  });

  it.each([undefined, null, 7, {}, [], true])('refuses %j as no text', (value) => {
    expect(textProblem(value, { maxLength: 8 })).toBe('must be a single text');
  });
});
