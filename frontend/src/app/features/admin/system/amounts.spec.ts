import { expect, it } from 'vitest';
import { bytesInWords, uptimeInWords } from './amounts';

it.each([
  [0, '0 byte'],
  [999, '999 byte'],
  [1_000, '1 kB'],
  [48_300_000, '48 MB'],
  [1_240_000_000, '1.2 GB'],
  [5e15, '5,000 TB'],
])('%i bytes are %s', (bytes, words) => {
  expect(bytesInWords(bytes)).toBe(words);
});

it.each([
  [0, '0 min'],
  [59, '0 min'],
  [3_599, '59 min'],
  [3_600, '1 hr'],
  [2 * 86_400 + 3 * 3_600 + 59, '2 days 3 hr'],
  [86_400 + 60, '1 day'],
])('%i seconds are %s', (seconds, words) => {
  expect(uptimeInWords(seconds)).toBe(words);
});
