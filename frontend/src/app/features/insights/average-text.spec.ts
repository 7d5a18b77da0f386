import { describe, expect, it } from 'vitest';
import { averageText } from './average-text';

describe('averageText', () => {
  it('keeps the decimal, so that 8 and 8.3 take the same room', () => {
    expect(averageText(8, 80)).toBe('8.0');
    expect(averageText(1062.4, 9000)).toBe('1,062.4');
  });

  it('does not claim an average of nothing for tickets that are merely rare', () => {
    expect(averageText(0, 1)).toBe('<0.1');
    expect(averageText(0, 0)).toBe('0');
  });
});
