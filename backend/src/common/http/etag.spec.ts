import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RequestError } from '../errors/request-error.js';
import { etagOf, isKnownVersion, versionsOfIfMatch } from './etag.js';

const versions = fc.integer({ min: 1, max: 2_147_483_647 });
const gap = fc.stringMatching(/^[ \t]*,[ \t,]*$/);

describe('If-Match', () => {
  it('names the versions whose tags we wrote, in any list that RFC 9110 allows', () => {
    fc.assert(
      fc.property(fc.array(versions, { minLength: 1, maxLength: 5 }), gap, (wanted, separator) => {
        expect(versionsOfIfMatch(wanted.map(etagOf).join(separator))).toEqual(wanted);
      }),
    );
  });

  it.each([
    ['nothing', undefined, undefined],
    ['any version', ' * ', undefined],
    ['no version by a weak tag', 'W/"3"', []],
    ['only the strong ones of several', 'W/"1", "2"', [2]],
    ['no version by a tag of somebody else', '"abc", "03", "0", "", "99999999999", "2147483648", "1,5"', []],
    ['the versions between empty elements', ', "1",, "2" ,', [1, 2]],
  ])('asks for %s', (_case, header, expected) => {
    expect(versionsOfIfMatch(header)).toEqual(expected);
  });

  it.each(['', ' ', ',', '3', '"3', '3"', "'3'", '"1" "2"', 'w/"1"', 'W/ "1"', '"a"b"', '*, "1"', '"\u0007"', '"a b"'])(
    'is refused as %j',
    (header) => {
      expect(() => versionsOfIfMatch(header)).toThrow(RequestError);
      expect(() => versionsOfIfMatch(header)).toThrow('The header If-Match must be a star or a list');
    },
  );

  it('is understood or refused, whatever is sent', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[W/"*, \t0-9a-z]*$/)), (header) => {
        try {
          expect(versionsOfIfMatch(header)?.every((version) => version > 0) ?? true).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(RequestError);
        }
      }),
    );
  });

  it('is refused quickly when it is long', () => {
    const started = performance.now();
    expect(() => versionsOfIfMatch(`${'"1" , '.repeat(2_500)}x`)).toThrow(RequestError);
    expect(() => versionsOfIfMatch(`"1"${', \t'.repeat(5_000)}x`)).toThrow(RequestError);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('If-None-Match', () => {
  it.each([
    [undefined, false],
    ['*', true],
    ['"3"', true],
    ['W/"3"', true],
    ['"1", "3"', true],
    ['"30"', false],
    ['"03"', false],
  ])('of %j knows version 3: %j', (header, expected) => {
    expect(isKnownVersion(header, 3)).toBe(expected);
  });

  it('is refused when it is malformed', () => {
    expect(() => isKnownVersion('3', 3)).toThrow('The header If-None-Match must be');
  });
});
