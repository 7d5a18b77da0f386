import { signal } from '@angular/core';
import { describe, expect, it } from 'vitest';
import { FieldChoice, type Proposal } from './field-choice';

type Size = 'small' | 'large';

function field(first?: Proposal<Size>) {
  const proposal = signal<Proposal<Size> | undefined>(first);
  return { proposal, choice: new FieldChoice<Size>(proposal) };
}

describe('FieldChoice', () => {
  it('is empty while nobody chose and nothing is suggested', () => {
    const { choice } = field();
    expect(choice.value()).toBeUndefined();
    expect(choice.pencil()).toBe(false);
  });

  it('follows the suggestion, in pencil, as long as nobody touched it', () => {
    const { choice, proposal } = field({ value: 'small', confidence: 0.9 });
    expect(choice.value()).toBe('small');
    expect(choice.pencil()).toBe(true);

    proposal.set({ value: 'large', confidence: 0.6 });
    expect(choice.value()).toBe('large');

    proposal.set(undefined);
    expect(choice.value()).toBeUndefined();
  });

  it('keeps a person’s choice whatever is suggested afterwards', () => {
    const { choice, proposal } = field();
    choice.choose('large');
    for (const next of [
      { value: 'small', confidence: 1 } as const,
      undefined,
      { value: 'large', confidence: 0.5 } as const,
    ]) {
      proposal.set(next);
      expect(choice.value()).toBe('large');
      expect(choice.decided()).toBe(true);
      expect(choice.pencil()).toBe(false);
    }
  });

  it('keeps the newest declined suggestion at hand, but not one that says the same as the person', () => {
    const { choice, proposal } = field({ value: 'small', confidence: 0.9 });
    expect(choice.declined()).toBeUndefined();

    choice.choose('large');
    expect(choice.declined()).toEqual({ value: 'small', confidence: 0.9 });

    proposal.set({ value: 'large', confidence: 0.7 });
    expect(choice.declined()).toBeUndefined();
  });

  it('goes back to the newest suggestion on request', () => {
    const { choice, proposal } = field({ value: 'small', confidence: 0.9 });
    choice.choose('large');
    proposal.set({ value: 'small', confidence: 0.4 });
    choice.useSuggestion();

    expect(choice.value()).toBe('small');
    expect(choice.pencil()).toBe(true);
  });
});
