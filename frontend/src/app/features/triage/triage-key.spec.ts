import { describe, expect, it } from 'vitest';
import { triageKey } from './triage-key';

const NONE = { code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('triageKey', () => {
  it.each([
    ['Enter', 'accept'],
    ['s', 'skip'],
    ['z', 'undo'],
    ['o', 'open'],
    ['1', { category: 'billing' }],
    ['4', { category: 'general' }],
    ['q', { priority: 'low' }],
    ['w', { priority: 'medium' }],
    ['e', { priority: 'high' }],
    ['r', { priority: 'critical' }],
  ])('%s', (key, expected) => {
    expect(triageKey({ ...NONE, key })).toEqual(expected);
  });

  it('takes the letters also while Caps Lock is on, and the digits where a keyboard has them under Shift', () => {
    expect(triageKey({ ...NONE, key: 'S' })).toBe('skip');
    expect(triageKey({ ...NONE, key: '&', code: 'Digit1' })).toEqual({ category: 'billing' });
  });

  it('leaves everything else alone', () => {
    expect(triageKey({ ...NONE, key: 'r', ctrlKey: true })).toBeUndefined();
    expect(triageKey({ ...NONE, key: 'Z', shiftKey: true })).toBeUndefined();
    expect(triageKey({ ...NONE, key: '5', code: 'Digit5' })).toBeUndefined();
    expect(triageKey({ ...NONE, key: 'j' })).toBeUndefined();
  });
});
