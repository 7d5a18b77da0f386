import { describe, expect, it } from 'vitest';
import { AUDIT_KINDS, AUDIT_WORDS, detailsInWords } from './audit-words';

describe('the words of the audit log', () => {
  it('tell every kind apart', () => {
    const words = AUDIT_KINDS.map((kind) => AUDIT_WORDS[kind]());
    expect(new Set(words).size).toBe(AUDIT_KINDS.length);
    for (const [index, text] of words.entries()) expect(text).not.toBe(AUDIT_KINDS[index]);
  });

  it('tell details by their names, and what is not so not at all', () => {
    expect(detailsInWords({ from: 'agent', to: 'admin' })).toEqual(['from: agent', 'to: admin']);
    expect(detailsInWords({ service: true, disabled: false, token: null })).toEqual(['service token']);
    expect(detailsInWords({ brand_new: 3 })).toEqual(['brand_new: 3']);
    expect(detailsInWords({})).toEqual([]);
  });

  it.each([
    [{ setting: 'REVIEW_THRESHOLD', from: 0.6, to: 0.75 }, ['Less sure than this needs review', '0.6', '0.75']],
    [{ setting: 'LLM_DAILY_TOKENS', from: 20_000_000, to: 1_000 }, ['Tokens a day, each', '20,000,000', '1,000']],
    [{ setting: 'LEARNING', from: 'on', to: 'off' }, ['Learning from decisions', 'on', 'off']],
    [{ setting: 'BRAND_NEW', from: 'x', to: 'y' }, ['BRAND_NEW', 'x', 'y']],
  ])('tell %j as the page of the classifier does', (details, [setting, from, to]) => {
    expect(detailsInWords(details)).toEqual([`setting: ${setting}`, `from: ${from}`, `to: ${to}`]);
  });
});
