import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { EMPTY_DRAFT, UnsentTicket } from './unsent-ticket';

describe('UnsentTicket', () => {
  beforeEach(() => sessionStorage.clear());

  function reload(): UnsentTicket {
    dispatchEvent(new Event('pagehide'));
    TestBed.resetTestingModule();
    return TestBed.inject(UnsentTicket);
  }

  it('outlives a reload, with what was chosen', () => {
    const unsent = TestBed.inject(UnsentTicket);
    unsent.draft.set({ title: 'Half a', description: 'ticket' });
    unsent.priority.set('high');

    const again = reload();
    expect(again.draft()).toEqual({ title: 'Half a', description: 'ticket' });
    expect([again.category(), again.priority()]).toEqual([undefined, 'high']);
  });

  it('is in the storage for the moment of the reload only', () => {
    TestBed.inject(UnsentTicket).draft.set({ title: 'Half a', description: 'ticket' });
    expect(sessionStorage).toHaveLength(0);
    reload();
    expect(sessionStorage).toHaveLength(0);
  });

  it('does not come back once it was sent', () => {
    TestBed.inject(UnsentTicket).draft.set({ title: 'Half a', description: 'ticket' });
    const again = reload();
    again.draft.set(EMPTY_DRAFT);
    expect(reload().draft()).toEqual(EMPTY_DRAFT);
  });

  it('begins anew when the storage holds something else', () => {
    sessionStorage.setItem('triagedesk.unsent-ticket', '{"title":1}');
    expect(TestBed.inject(UnsentTicket).draft()).toEqual(EMPTY_DRAFT);
  });
});
