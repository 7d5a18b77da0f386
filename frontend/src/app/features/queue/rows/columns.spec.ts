import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { Columns } from './columns';

describe('Columns', () => {
  afterEach(() => {
    localStorage.clear();
  });
  function columns(): Columns {
    TestBed.resetTestingModule();
    return TestBed.inject(Columns);
  }

  it('are all there at first, the ticket after its number', () => {
    expect(columns().shown()).toEqual([
      'select',
      'id',
      'ticket',
      'category',
      'priority',
      'status',
      'suggestion',
      'age',
    ]);
  });

  it('are hidden and shown again, and remembered in this browser', () => {
    const first = columns();
    first.toggle('id');
    first.toggle('age');
    expect(first.shown()).toEqual(['select', 'ticket', 'category', 'priority', 'status', 'suggestion']);

    const next = columns();
    expect(next.shows('age')).toBe(false);
    next.toggle('age');
    expect(next.shows('age')).toBe(true);
    next.showAll();
    expect(columns().anyHidden()).toBe(false);
  });

  it('take no notice of what somebody else left in the storage', () => {
    localStorage.setItem('triagedesk.queue.hidden-columns', 'ticket,nonsense,category');
    expect(columns().shown()).toEqual(['select', 'id', 'ticket', 'priority', 'status', 'suggestion', 'age']);
  });
});
