import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RecentCommands, REMEMBERED } from './recent-commands';

describe('RecentCommands', () => {
  beforeEach(() => {
    localStorage.clear();
  });

  afterEach(() => {
    vi.restoreAllMocks();
  });

  function again(): readonly string[] {
    TestBed.resetTestingModule();
    return TestBed.inject(RecentCommands).labels();
  }

  it('remembers the latest first, each once, for the next visit', () => {
    for (const label of ['One', 'Two', 'One', 'Three']) TestBed.inject(RecentCommands).add(label);
    expect(TestBed.inject(RecentCommands).labels()).toEqual(['Three', 'One', 'Two']);
    expect(again()).toEqual(['Three', 'One', 'Two']);
  });

  it('forgets what is long ago', () => {
    for (let number = 1; number <= REMEMBERED + 2; number++) TestBed.inject(RecentCommands).add(`Command ${number}`);
    expect(again()).toEqual(['Command 7', 'Command 6', 'Command 5', 'Command 4', 'Command 3']);
  });

  it.each(['not json', '{"a":1}', '[1, null]'])('begins anew when something else is stored: %s', (stored) => {
    localStorage.setItem('triagedesk.recent-commands', stored);
    expect(TestBed.inject(RecentCommands).labels()).toEqual([]);
  });

  it('works where storage is blocked', () => {
    const blocked = (): never => {
      throw new DOMException('', 'SecurityError');
    };
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(blocked);
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(blocked);
    const recent = TestBed.inject(RecentCommands);
    recent.add('One');
    expect(recent.labels()).toEqual(['One']);
  });
});
