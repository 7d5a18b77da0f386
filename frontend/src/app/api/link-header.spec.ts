import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextCursor, nextLink } from './link-header';

describe('nextLink', () => {
  it('finds the next page among other relations', () => {
    expect(nextLink('</a?cursor=1>; rel="prev", </a?cursor=2>; rel="next"')).toBe('/a?cursor=2');
  });

  it('accepts an unquoted relation, other parameters and upper case', () => {
    expect(nextLink('</a>; title="x, y; z"; REL=Next')).toBe('/a');
  });

  it('accepts several relations in one parameter', () => {
    expect(nextLink('</a>; rel="last next"')).toBe('/a');
  });

  it('keeps commas that are part of the address', () => {
    expect(nextLink('</a?status=open,closed&cursor=z>; rel="next"')).toBe('/a?status=open,closed&cursor=z');
  });

  it('is undefined without a next page', () => {
    expect(nextLink('</a>; rel="prev"')).toBeUndefined();
    expect(nextLink('')).toBeUndefined();
    expect(nextLink(null)).toBeUndefined();
  });

  it('never throws on text that is no Link header', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        nextCursor(header);
      }),
    );
  });
});

describe('nextCursor', () => {
  it('reads any cursor out of a relative and of an absolute address', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (cursor) => {
        const query = new URLSearchParams({ limit: '50', cursor }).toString();
        expect(nextCursor(`</api/tickets/?${query}>; rel="next"`)).toBe(new URLSearchParams(query).get('cursor'));
        expect(nextCursor(`<https://desk.example/api/tickets/?${query}>; rel="next"`)).toBe(
          new URLSearchParams(query).get('cursor'),
        );
      }),
    );
  });

  it('is undefined when the next address has no cursor', () => {
    expect(nextCursor('</api/tickets/>; rel="next"')).toBeUndefined();
  });
});
