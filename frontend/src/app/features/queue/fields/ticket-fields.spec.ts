import { describe, expect, it } from 'vitest';
import { ticket } from '../testing/ticket';
import { changesAnything, edited, pencilNote } from './ticket-fields';

describe('a field of a ticket', () => {
  it('is in pencil until a person decides it', () => {
    const suggested = ticket({ category_source: 'classifier', priority_source: 'default' });

    expect(pencilNote(suggested, 'category')).toBe('Suggested, not yet confirmed');
    expect(pencilNote(suggested, 'priority')).toBe('Nobody has decided yet');
    expect(pencilNote(suggested, 'status')).toBeUndefined();
    expect(pencilNote(edited(suggested, { category: 'account' }), 'category')).toBeUndefined();
    expect(pencilNote(edited(suggested, { status: 'closed' }), 'category')).toBeDefined();
  });

  it('is changed by choosing the suggested value, which confirms it, but not by choosing what a person chose', () => {
    expect(
      changesAnything(ticket({ category: 'billing', category_source: 'classifier' }), { category: 'billing' }),
    ).toBe(true);
    expect(changesAnything(ticket({ category: 'billing' }), { category: 'billing' })).toBe(false);
    expect(changesAnything(ticket({ status: 'open' }), { status: 'open' })).toBe(false);
    expect(changesAnything(ticket({ status: 'open' }), { status: 'closed' })).toBe(true);
  });
});
