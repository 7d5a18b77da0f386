import { describe, expect, it } from 'vitest';
import { suggestion, ticket } from '../testing/ticket';
import { changesAnything, edited, openFields, pencilNote } from './ticket-fields';

describe('a field of a ticket', () => {
  it('is in pencil until a person decides it', () => {
    const suggested = ticket({ category_source: 'classifier', priority_source: 'default' });

    expect(pencilNote(suggested, 'category')).toBe('Suggested, not yet confirmed');
    expect(pencilNote(suggested, 'priority')).toBe('Nobody has decided yet');
    expect(pencilNote(suggested, 'status')).toBeUndefined();
    expect(pencilNote(edited(suggested, { category: 'account' }), 'category')).toBeUndefined();
    expect(pencilNote(edited(suggested, { status: 'closed' }), 'category')).toBeDefined();
  });

  it('is in ink once its suggestion was settled by whoever closed the ticket', () => {
    const proposed = ticket({ category_source: 'classifier', suggestion: suggestion() });
    expect(pencilNote(proposed, 'category')).toBe('Suggested, not yet confirmed');
    expect(pencilNote(edited(proposed, { status: 'resolved' }), 'category')).toBeUndefined();
    expect(pencilNote(edited(proposed, { status: 'in_progress' }), 'category')).toBeDefined();
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

describe('the suggestion of a ticket that is edited', () => {
  const proposed = ticket({
    category_source: 'classifier',
    priority_source: 'classifier',
    needs_review: true,
    suggestion: suggestion(),
  });

  it('is kept by its own value and changed by another, each field for itself', () => {
    const kept = edited(proposed, { category: 'billing' });
    expect(kept.suggestion).toMatchObject({ category_outcome: 'accepted', priority_outcome: 'open' });
    expect(openFields(kept)).toEqual(['priority']);

    const changed = edited(kept, { priority: 'low' });
    expect(changed.suggestion).toMatchObject({ category_outcome: 'accepted', priority_outcome: 'overridden' });
  });

  it('follows the last decision', () => {
    const changed = edited(proposed, { category: 'account' });
    expect(edited(changed, { category: 'billing' }).suggestion?.category_outcome).toBe('accepted');
  });

  it('is settled where it is still open by whoever resolves or closes the ticket', () => {
    const changed = edited(proposed, { priority: 'low' });
    for (const status of ['resolved', 'closed'] as const) {
      const done = edited(changed, { status });
      expect(done.suggestion).toMatchObject({ category_outcome: 'accepted', priority_outcome: 'overridden' });
      expect(done.category_source).toBe('classifier');
    }
    expect(openFields(edited(proposed, { status: 'in_progress' }))).toEqual(['category', 'priority']);
  });

  it('needs review until nothing is open any more', () => {
    const half = edited(proposed, { category: 'billing' });
    expect(half.needs_review).toBe(true);
    expect(edited(half, { priority: 'high' }).needs_review).toBe(false);
    expect(edited(proposed, { status: 'closed' }).needs_review).toBe(false);
  });
});
