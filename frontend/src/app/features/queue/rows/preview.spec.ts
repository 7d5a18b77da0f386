import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { preview } from './preview';

describe('preview', () => {
  it('is one short line that begins the text, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 900 }), (text) => {
        const line = preview(text);
        expect(line.length).toBeLessThanOrEqual(280);
        expect(line).not.toMatch(/[\n\t]|^\s/u);
        expect(line.isWellFormed()).toBe(true);
        expect(text.replace(/\s+/gu, ' ').trimStart().startsWith(line.trimEnd())).toBe(true);
      }),
    );
  });

  it('never shows half a character', () => {
    expect(preview(`${'x'.repeat(279)}😀`)).toBe('x'.repeat(279));
  });
});
