import assert from 'node:assert/strict';
import { it } from 'node:test';
import { formatSeconds } from './progress.ts';

it('shows durations for people', () => {
  const cases = {
    0: '0.0 s',
    449: '0.4 s',
    9_940: '9.9 s',
    9_960: '10 s',
    59_400: '59 s',
    59_600: '1 min 0 s',
    125_000: '2 min 5 s',
  };
  for (const [milliseconds, text] of Object.entries(cases)) assert.equal(formatSeconds(Number(milliseconds)), text);
});
