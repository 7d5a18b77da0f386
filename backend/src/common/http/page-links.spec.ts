import { describe, expect, it } from '@jest/globals';
import { pageLinks } from './page-links.js';

describe('the links of a page', () => {
  it('lead to its neighbours with the same filters', () => {
    expect(pageLinks('/api/tickets/?search=a%3Fb&cursor=old', { next: 'n', prev: 'p' })).toBe(
      '</api/tickets/?search=a%3Fb&cursor=n>; rel="next", </api/tickets/?search=a%3Fb&cursor=p>; rel="prev"',
    );
  });

  it('keep a question mark within the query', () => {
    expect(pageLinks('/list?search=a?b', { prev: 'p' })).toBe('</list?search=a%3Fb&cursor=p>; rel="prev"');
  });

  it('are none on the only page', () => {
    expect(pageLinks('/list', {})).toBeUndefined();
  });
});
