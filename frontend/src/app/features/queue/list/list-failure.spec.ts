import { HttpErrorResponse } from '@angular/common/http';
import { describe, expect, it } from 'vitest';
import { listFailure } from './list-failure';

describe('listFailure', () => {
  it('says of a search that was stopped what makes it faster', () => {
    const error = { code: 'search_timeout', detail: 'The search took too long and was stopped.', status: 503 };
    const { heading, detail } = listFailure(new HttpErrorResponse({ status: 503, error }));
    expect(heading).toBe('The search took too long');
    expect(detail).toContain('longer or a rarer word');
  });

  it('does not blame the search for another outage', () => {
    for (const error of [null, { code: 'database_unavailable', detail: 'The database is away.' }]) {
      expect(listFailure(new HttpErrorResponse({ status: 503, error })).heading).toBe(
        'The tickets could not be loaded',
      );
    }
  });
});
