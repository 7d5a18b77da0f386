import { describe, expect, it } from 'vitest';
import { bulkChange } from '../testing/bulk-change';
import { doingText, outcomeText, progressText } from './bulk-words';

describe('a change of many tickets in words', () => {
  it('says what is being done and how far it is', () => {
    expect(doingText({ status: 'in_progress' }, undefined)).toBe('Setting status to In progress');
    expect(doingText(undefined, bulkChange({ change: null, undo_of: 3 }))).toBe('Undoing');
    expect(doingText(undefined, undefined)).toBe('One moment');
    expect(progressText(bulkChange({ progress: { done: 412, of: 1_284 } }))).toBe('412 of 1,284');
    expect(progressText(bulkChange({ progress: { done: 0, of: null } }))).toBe('');
  });

  it('says what became of all of them', () => {
    const results = { changed: 1_270, unchanged: 12, missing: 2, skipped: 0 };
    expect(outcomeText(bulkChange({ state: 'completed', results }))).toBe(
      '1,270 tickets set to Resolved. 12 were so already. 2 no longer exist.',
    );
    expect(
      outcomeText(bulkChange({ state: 'completed', results: { changed: 1, unchanged: 0, missing: 1, skipped: 0 } })),
    ).toBe('1 ticket set to Resolved. 1 no longer exists.');
    expect(
      outcomeText(bulkChange({ state: 'completed', results: { changed: 0, unchanged: 3, missing: 0, skipped: 0 } })),
    ).toBe('No ticket was set to Resolved. 3 were so already.');
  });

  it('says how far it came when it was stopped or failed', () => {
    const progress = { done: 500, of: 2_000 };
    const results = { changed: 500, unchanged: 0, missing: 0, skipped: 0 };
    expect(outcomeText(bulkChange({ state: 'cancelled', progress, results }))).toBe(
      'Stopped after 500 of 2,000. 500 tickets set to Resolved.',
    );
    expect(outcomeText(bulkChange({ state: 'failed', progress, results }))).toContain('it stopped after 500 of 2,000');
  });

  it('says what is back, and what somebody changed since', () => {
    const results = { changed: 21, unchanged: 0, missing: 0, skipped: 2 };
    expect(outcomeText(bulkChange({ state: 'completed', change: null, undo_of: 3, results }))).toBe(
      'Undone. 21 tickets are back as before. 2 were changed since and left alone.',
    );
  });
});
