import { describe, expect, it } from '@jest/globals';
import { SUGGESTION } from '../../test/support/sample-suggestion.js';
import { file, fileAsSent, type Submission } from './filing.js';

const NOTHING = { value: undefined, source: undefined };

function submission(change: Partial<Submission>): Submission {
  return { category: NOTHING, priority: NOTHING, ...change };
}

describe('filing a ticket', () => {
  it('proposes what the submitter leaves open', () => {
    expect(file(submission({}), SUGGESTION, false)).toEqual({
      fields: {
        category: 'billing',
        categorySource: 'classifier',
        categoryConfidence: 0.9,
        priority: 'high',
        prioritySource: 'classifier',
        priorityConfidence: 0.6,
      },
      decisions: {},
    });
  });

  it('says that nobody has decided where only a default stands in', () => {
    const { fields, decisions } = file(submission({}), { ...SUGGESTION, source: 'default' }, false);
    expect(fields).toMatchObject({ categorySource: 'default', prioritySource: 'default' });
    expect(decisions).toEqual({});
  });

  it('keeps a shown suggestion that was passed on untouched a proposal', () => {
    const passedOn = submission({ category: { value: 'billing', source: 'classifier' } });
    const { fields, decisions } = file(passedOn, SUGGESTION, true);
    expect(fields).toMatchObject({ category: 'billing', categorySource: 'classifier', categoryConfidence: 0.9 });
    expect(decisions).toEqual({});
  });

  it.each([
    ['another value than the shown one', 'account', 'classifier', true],
    ['the shown value as their own', 'billing', 'person', true],
    ['the shown value without saying whose it is', 'billing', undefined, true],
    ['the same value without having been shown it', 'billing', 'classifier', false],
  ] as const)('takes as the submitter’s decision %s', (_case, value, source, wasShown) => {
    const { fields, decisions } = file(submission({ category: { value, source } }), SUGGESTION, wasShown);
    expect(fields).toMatchObject({ category: value, categorySource: 'person', categoryConfidence: null });
    expect(decisions).toEqual({ category: { value, by: 'submitter' } });
  });

  it('takes both fields as sent without a suggestion', () => {
    expect(fileAsSent('general', 'low')).toEqual({
      fields: {
        category: 'general',
        categorySource: 'person',
        categoryConfidence: null,
        priority: 'low',
        prioritySource: 'person',
        priorityConfidence: null,
      },
      decisions: { category: { value: 'general', by: 'submitter' }, priority: { value: 'low', by: 'submitter' } },
    });
  });
});
