import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ownPath } from './own-path.js';

const DESK = 'https://desk.example.com';

describe('ownPath', () => {
  it.each(['/', '/queue', '/queue?status=open&q=%2F%2F', '/tickets/7#history'])('keeps %s', (path) => {
    expect(ownPath(path)).toBe(path);
  });

  it.each([
    '',
    'queue',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n\\evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '/./\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '//user@evil.example',
    `/${'x'.repeat(2_000)}`,
    undefined,
    7,
    ['/queue', '/queue'],
  ])('leads to the start page instead of %j', (wanted) => {
    expect(ownPath(wanted)).toBe('/queue');
  });

  it('never leads away from the product, whatever a link holds', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '//',
      '\t',
      '\n',
      '@',
      ':',
      'evil.example',
      '?',
      '#',
      '%2f',
      'x',
    );
    const wanted = fc.oneof(
      fc.string(),
      fc.webPath(),
      fc.array(piece).map((pieces) => `/${pieces.join('')}`),
    );
    fc.assert(
      fc.property(wanted, (text) => {
        const path = ownPath(text);
        expect(path).toMatch(/^\/(?![/\\])/);
        expect(new URL(path, DESK).origin).toBe(DESK);
        // a header holds it as it is
        expect(path).toMatch(/^[\x21-\x7e]+$/);
        expect(ownPath(path)).toBe(path);
      }),
      { numRuns: 2_000 },
    );
  });
});
