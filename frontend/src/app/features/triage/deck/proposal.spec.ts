import { describe, expect, it } from 'vitest';
import { decided, suggestion, ticket } from '../testing/tickets';
import {
  decisionOn,
  former,
  isDecidedAs,
  keepsSuggestion,
  leastSure,
  missingFields,
  proposalFor,
  valuesInWords,
} from './proposal';

const UNKNOWN = ticket({
  category: 'general',
  category_source: 'default',
  priority: 'medium',
  priority_source: 'default',
  suggestion: null,
});

describe('proposalFor', () => {
  it('is the suggestion, with how sure it is, while nobody has decided', () => {
    expect(proposalFor(ticket(), {}, 'category')).toEqual({
      field: 'category',
      standing: 'suggested',
      value: 'billing',
      suggested: 'billing',
      confidence: 0.54,
    });
  });

  it('is what the agent chose, beside what was suggested', () => {
    expect(proposalFor(ticket(), { category: 'account' }, 'category')).toMatchObject({
      standing: 'chosen',
      value: 'account',
      suggested: 'billing',
    });
  });

  it('is what a person decided before, also when they chose another value', () => {
    const overridden = ticket({
      category: 'account',
      category_source: 'person',
      suggestion: suggestion({ category_outcome: 'overridden', category_decided_by: 'submitter' }),
    });
    expect(proposalFor(overridden, {}, 'category')).toMatchObject({
      standing: 'decided',
      value: 'account',
      suggested: 'billing',
    });
  });

  it('is nothing where only a default stands: that looks like no suggestion', () => {
    expect(proposalFor(UNKNOWN, {}, 'priority')).toMatchObject({ standing: 'missing', value: undefined });
    expect(missingFields(UNKNOWN, { category: 'billing' })).toEqual(['priority']);
  });

  it('gives a value no figure of another suggestion', () => {
    const refined = ticket({ category: 'account' });
    expect(proposalFor(refined, {}, 'category')).toMatchObject({ suggested: 'account', confidence: undefined });
  });
});

describe('decisionOn', () => {
  it('is both fields as shown, which makes them decided', () => {
    expect(decisionOn(ticket(), {})).toEqual({ category: 'billing', priority: 'low' });
    expect(decisionOn(ticket(), { category: 'account' })).toEqual({ category: 'account', priority: 'low' });
  });

  it('leaves a field alone that a person has decided', () => {
    expect(decisionOn(ticket({ category_source: 'person' }), {})).toEqual({ priority: 'low' });
  });

  it('keeps the suggestion only when every value is the suggested one', () => {
    expect(keepsSuggestion(ticket(), { category: 'billing', priority: 'low' })).toBe(true);
    expect(keepsSuggestion(ticket(), { category: 'billing', priority: 'high' })).toBe(false);
    expect(keepsSuggestion(UNKNOWN, { category: 'general', priority: 'medium' })).toBe(false);
  });

  it('is undone by what was there, as open as it was', () => {
    const both = { category: 'account', priority: 'low' } as const;
    expect(former(ticket(), both)).toEqual({ category: 'billing', priority: 'low', reopen: ['category', 'priority'] });
    expect(former(ticket({ category_source: 'person' }), both)).toMatchObject({ reopen: ['priority'] });
    expect(former(UNKNOWN, { category: 'billing' })).toEqual({ category: 'general', reopen: ['category'] });
  });

  it('is recognised in a ticket only where a person decided just that', () => {
    expect(isDecidedAs(decided({}), { category: 'billing', priority: 'low' })).toBe(true);
    expect(isDecidedAs(decided({}), { category: 'account' })).toBe(false);
    expect(isDecidedAs(ticket(), { category: 'billing' })).toBe(false);
  });
});

it('names values in the order of the fields', () => {
  expect(valuesInWords({ priority: 'low', category: 'account' })).toBe('Account, Low');
});

it('finds the least sure of what is still open', () => {
  expect(leastSure(ticket())?.field).toBe('category');
  expect(leastSure(ticket({ category_source: 'person' }))?.field).toBe('priority');
});
