import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { asOneLine, IsOneLine } from './one-line.js';

class Named {
  @IsOneLine(10)
  name: string;
}

describe('asOneLine', () => {
  it.each([
    ['  Robin \n Field ', 'Robin Fiel'],
    ['Zoe\u0308', 'Zoë'],
    ['Robin\u202E\0', 'Robin'],
    ['\uD800x', '\uFFFDx'],
  ])('makes of %j', (text, line) => {
    expect(asOneLine(text, 10)).toBe(line);
  });

  it.each(['', ' ', '\0\u200B\n'])('finds nothing to see in %j', (text) => {
    expect(asOneLine(text, 10)).toBeUndefined();
  });

  it('makes only what would be accepted as it is', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(text, (given) => {
        const name = asOneLine(given, 10);
        if (name === undefined) return;
        expect(validateSync(plainToInstance(Named, { name }))).toEqual([]);
        expect(plainToInstance(Named, { name }).name).toBe(name);
      }),
    );
  });
});
