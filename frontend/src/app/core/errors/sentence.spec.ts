import { HttpErrorResponse } from '@angular/common/http';
import { describe, expect, it } from 'vitest';
import { sentenceFor } from './sentence';

function answered(status: number, body: unknown): HttpErrorResponse {
  return new HttpErrorResponse({ status, error: body });
}

describe('sentenceFor', () => {
  it('says that the server could not be reached when no answer came', () => {
    expect(sentenceFor(new HttpErrorResponse({ status: 0, error: new TypeError('Failed to fetch') }))).toMatch(
      /could not be reached/,
    );
  });

  it('tells a timeout from a lost connection', () => {
    const timeout = new HttpErrorResponse({ status: 0, error: new DOMException('', 'TimeoutError') });
    expect(sentenceFor(timeout)).toMatch(/did not answer in time/);
  });

  it('prefers our own words for a known code over the detail', () => {
    const problem = { code: 'ticket_not_found', title: 'Not Found', status: 404, detail: 'No ticket 7' };
    expect(sentenceFor(answered(404, problem))).toBe('This ticket no longer exists.');
  });

  it('shows the first field message of a refused form', () => {
    const problem = { code: 'validation_failed', title: 'Bad Request', errors: { title: ['Title is too long.'] } };
    expect(sentenceFor(answered(400, problem))).toBe('Title is too long.');
  });

  it('makes a sentence of a message that begins with the name of its field', () => {
    const problem = { code: 'validation_failed', title: 'Bad Request', errors: { search: ['search is too long'] } };
    expect(sentenceFor(answered(400, problem))).toBe('Search is too long.');
  });

  it('falls back to the detail of a problem it does not know', () => {
    expect(sentenceFor(answered(409, { code: 'new_code', title: 'Conflict', detail: 'Somebody was faster.' }))).toBe(
      'Somebody was faster.',
    );
  });

  it.each([502, 503, 504])('explains a proxy that answers %i without problem details', (status) => {
    expect(sentenceFor(answered(status, '<html>Bad Gateway</html>'))).toBe('The server is not available right now.');
  });

  it('reads the answer of nginx before a stopped backend as no answer of the API', () => {
    const problem = { code: 'backend_unavailable', status: 502, detail: 'The service does not answer at the moment.' };
    expect(sentenceFor(answered(502, problem))).toBe('The server is not available right now.');
  });

  it.each([[answered(500, null)], [answered(500, 'boom')], [new Error('secret boom')], ['text'], [undefined]])(
    'never repeats what it does not understand: %o',
    (error) => {
      expect(sentenceFor(error)).not.toMatch(/boom|secret|500|undefined|Error/);
    },
  );
});
