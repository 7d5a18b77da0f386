import { describe, expect, it } from 'vitest';
import { createdMoments } from './created-days';

describe('createdMoments', () => {
  it('reaches from the beginning of the first day to the beginning of the day after the last', () => {
    expect(createdMoments({ from: '2026-11-16', to: '2026-11-16' })).toEqual({
      created_from: new Date(2026, 10, 16).toISOString(),
      created_to: new Date(2026, 10, 17).toISOString(),
    });
    expect(createdMoments({ to: '2026-12-31' })).toEqual({ created_to: new Date(2027, 0, 1).toISOString() });
    expect(createdMoments()).toEqual({});
  });
});
