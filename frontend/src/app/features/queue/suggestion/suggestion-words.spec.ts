import { describe, expect, it } from 'vitest';
import { suggestion, ticket } from '../testing/ticket';
import { markOf } from './suggestion-words';

describe('the mark of a suggestion', () => {
  it('shows the lower of the two confidences, and who suggested what and why', () => {
    expect(markOf(ticket({ suggestion: suggestion() }))).toEqual({
      look: 'suggested',
      text: '92%',
      words: 'Suggested, 92% sure',
      hint: 'Built-in model suggested Billing 97%, High 92%. A duplicate charge.',
    });
  });

  it('counts only what is still open', () => {
    const half = suggestion({ priority_outcome: 'overridden' });
    expect(markOf(ticket({ suggestion: half }))).toMatchObject({ look: 'suggested', text: '97%' });
  });

  it('says that a ticket needs review, with a suggestion or without', () => {
    const doubtful = suggestion({ category_confidence: 0.54 });
    expect(markOf(ticket({ needs_review: true, suggestion: doubtful }))).toMatchObject({ look: 'review', text: '54%' });
    expect(markOf(ticket({ needs_review: true }))).toMatchObject({ look: 'review', text: 'Review' });
  });

  it('says Kept when both fields were, Changed when one was not', () => {
    const kept = suggestion({ category_outcome: 'accepted', priority_outcome: 'accepted' });
    expect(markOf(ticket({ suggestion: kept }))).toMatchObject({ look: 'kept', text: 'Kept' });
    expect(markOf(ticket({ suggestion: { ...kept, category_outcome: 'overridden' } }))).toMatchObject({
      look: 'changed',
      text: 'Changed',
    });
  });

  it('is absent where nothing was suggested', () => {
    expect(markOf(ticket())).toBeUndefined();
  });
});
