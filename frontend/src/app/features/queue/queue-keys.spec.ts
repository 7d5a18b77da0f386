import { describe, expect, it } from 'vitest';
import { queueAction } from './queue-keys';

const key = (name: string, modifiers: Partial<KeyboardEvent> = {}) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
  ...modifiers,
});

describe('the keys of the queue', () => {
  it('mean the same everywhere, except those that scroll or press elsewhere', () => {
    expect(['j', 'k', 's', 'p', 'c', 'a', 'Escape'].map((name) => queueAction(key(name), false))).toEqual([
      'next',
      'previous',
      'status',
      'priority',
      'category',
      'accept',
      'close',
    ]);
    expect(['ArrowDown', 'ArrowUp', 'Enter'].map((name) => queueAction(key(name), true))).toEqual([
      'next',
      'previous',
      'open',
    ]);
    expect(['ArrowDown', 'ArrowUp', 'Enter'].map((name) => queueAction(key(name), false))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('select, resolve, undo and show what is new', () => {
    expect([key('x'), key('z')].map((event) => queueAction(event, false))).toEqual(['select', 'undo']);
    expect(queueAction(key('u'), false)).toBe('new');
    const withShift = ['X', 'S', 'Z'].map((name) => queueAction(key(name, { shiftKey: true }), true));
    expect(withShift).toEqual(['range', 'resolve', undefined]);
  });

  it('act once while they are held down, and only move on again and again', () => {
    const held = (name: string, modifiers = {}) => queueAction(key(name, { repeat: true, ...modifiers }), true);
    expect(['j', 'k', 'ArrowDown', 'ArrowUp'].map((name) => held(name))).toEqual([
      'next',
      'previous',
      'next',
      'previous',
    ]);
    expect(['z', 'x', 'a', 'u', 's', 'Enter', 'Escape'].map((name) => held(name))).toEqual(Array(7).fill(undefined));
    expect(held('S', { shiftKey: true })).toBeUndefined();
  });

  it('leave shortcuts of the browser alone', () => {
    expect(queueAction(key('c', { ctrlKey: true }), true)).toBeUndefined();
    expect(queueAction(key('p', { metaKey: true }), true)).toBeUndefined();
    expect(queueAction(key('J', { shiftKey: true }), true)).toBeUndefined();
  });
});
