import { Component, inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Command, type Shortcut, Shortcuts } from './shortcuts';

const MOVE: Shortcut = { keys: 'J', label: 'Go to the next ticket', group: 'Queue' };
const GREETING = signal('Say hello');

@Component({ template: '' })
class Page {
  constructor() {
    const shortcuts = inject(Shortcuts);
    shortcuts.list([MOVE]);
    shortcuts.offer(() => [{ label: GREETING(), group: 'Queue', run: vi.fn() }]);
  }
}

describe('Shortcuts', () => {
  beforeEach(() => {
    localStorage.clear();
    GREETING.set('Say hello');
  });

  function labels(commands: readonly Command[]): readonly string[] {
    return commands.map(({ label }) => label);
  }

  it('lists keys and offers commands for as long as what they belong to is there', () => {
    const shortcuts = TestBed.inject(Shortcuts);
    const page = TestBed.createComponent(Page);
    expect(shortcuts.listed()).toEqual([MOVE]);
    expect(labels(shortcuts.offered())).toEqual(['Say hello']);

    page.destroy();
    expect(shortcuts.listed()).toEqual([]);
    expect(shortcuts.offered()).toEqual([]);
  });

  it('keeps what the second page lists when the first one leaves later than it came', () => {
    const shortcuts = TestBed.inject(Shortcuts);
    const first = TestBed.createComponent(Page);
    TestBed.createComponent(Page);
    first.destroy();

    expect(shortcuts.listed()).toEqual([MOVE]);
    expect(shortcuts.offered()).toHaveLength(1);
  });

  it('offers what the signals of a page say now', () => {
    const shortcuts = TestBed.inject(Shortcuts);
    TestBed.createComponent(Page);
    GREETING.set('Say goodbye');

    expect(labels(shortcuts.offered())).toEqual(['Say goodbye']);
  });

  it('refuses entries without an end', () => {
    expect(() => {
      TestBed.inject(Shortcuts).list([MOVE]);
    }).toThrow(/injection context/);
  });

  it('remembers in this browser that single keys are off', () => {
    expect(TestBed.inject(Shortcuts).enabled()).toBe(true);
    TestBed.inject(Shortcuts).switchSingleKeys(false);
    expect(TestBed.inject(Shortcuts).enabled()).toBe(false);

    TestBed.resetTestingModule();
    expect(TestBed.inject(Shortcuts).enabled()).toBe(false);

    TestBed.inject(Shortcuts).switchSingleKeys(true);
    expect(localStorage).toHaveLength(0);
  });

  it('works where storage is blocked', () => {
    const blocked = (): never => {
      throw new DOMException('', 'SecurityError');
    };
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(blocked);
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(blocked);
    const shortcuts = TestBed.inject(Shortcuts);
    shortcuts.switchSingleKeys(false);

    expect(shortcuts.enabled()).toBe(false);
    vi.restoreAllMocks();
  });

  it('names the key of a control only while single keys are on', () => {
    const shortcuts = TestBed.inject(Shortcuts);
    expect(shortcuts.hint('Select', 'Shift X')).toBe('Select (Shift X)');
    shortcuts.switchSingleKeys(false);
    expect(shortcuts.hint('Select', 'Shift X')).toBe('Select');
  });
});
