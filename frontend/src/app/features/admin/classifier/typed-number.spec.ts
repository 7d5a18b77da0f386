import { expect, it } from 'vitest';
import { typedNumber } from './typed-number';

it.each([
  ['0.7', 0.7],
  ['0,7', 0.7],
  [' 50 ', 50],
  ['0.700', 0.7],
  ['20000000', 20_000_000],
  ['20,000,000', 20_000_000],
  ['20.000.000', 20_000_000],
  ['20\u00a0000', 20_000],
  ['', undefined],
  ['half', undefined],
  ['-1', undefined],
  ['1e3', undefined],
  ['1,2,3', undefined],
])('%j is read as %j', (text, number) => {
  expect(typedNumber(text)).toBe(number);
});
