import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withoutMarkup } from './without-markup.js';

const MARKUP = /<[!/?a-z]|\]\(|:\/\/|\b(?:javascript|data|vbscript):\S|\bwww\.\S/i;

describe('withoutMarkup', () => {
  it.each([
    ['<script>alert(1)</script>Paid twice', ' alert(1) Paid twice'],
    ['Paid <img src=x onerror=alert(1)', 'Paid  '],
    ['<scr<script>ipt>', '  ipt>'],
    ['![x](https://attacker.example/?q=1) twice', '![x] (  twice'],
    ['See https://attacker.example/a?b#c now', 'See   now'],
    ['javascript:alert(1)', ' '],
    ['data:text/html;base64,PHM= x', '  x'],
    ['//attacker.example or www.attacker.example', '  or  '],
  ])('takes %j apart', (line, rest) => {
    expect(withoutMarkup(line).replace(/ +/g, ' ').trim()).toBe(rest.replace(/ +/g, ' ').trim());
  });

  it.each([
    'Response time is > 5 s and the price < 10 €.',
    'The customer [a member] (since May) was charged twice: 349/month.',
    'Error "a<5" at 10:30; I/O fails and/or hangs.',
  ])('leaves plain words alone: %s', (line) => {
    expect(withoutMarkup(line)).toBe(line);
  });

  it('leaves no markup in any line', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      '!',
      ']',
      '(',
      ' ',
      ':',
      '//',
      'a',
      'javascript',
      'data',
      'www',
      '.',
      'b>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(withoutMarkup(pieces.join(''))).not.toMatch(MARKUP);
      }),
      { numRuns: 3_000 },
    );
  });

  it('takes its time in proportion to the length', () => {
    const started = performance.now();
    for (const piece of ['<a', 'a.', 'a', '](', '<', '//', 'www.', 'a:']) withoutMarkup(piece.repeat(16_000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});
