import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchCommand } from './match-command';

const LABELS = [
  'Go to Queue',
  'Go to Triage',
  'Go to Submit',
  'Show open tickets',
  'Show resolved tickets',
  'Set status to Resolved',
  'Use the dark theme',
];

/** The labels that match, the best first. */
function ranked(query: string, labels: readonly string[] = LABELS): readonly string[] {
  return labels
    .flatMap((label) => ({ label, score: matchCommand(query, label)?.score }))
    .filter(({ score }) => score !== undefined)
    .toSorted((one, other) => (other.score ?? 0) - (one.score ?? 0))
    .map(({ label }) => label);
}

/** The label with what was found in brackets. */
function marked(query: string, label: string): string | undefined {
  const match = matchCommand(query, label);
  return match?.ranges.reduceRight(
    (text, [start, end]) => `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`,
    label,
  );
}

describe('matchCommand', () => {
  it.each([
    ['queue', 'Go to [Queue]'],
    ['set res', '[Set] status to [Res]olved'],
    ['RES set', '[Set] status to [Res]olved'],
    ['gq', '[G]o to [Q]ueue'],
    ['goqu', '[Go] to [Qu]eue'],
    ['mit', 'Go to Sub[mit]'],
    ['thm', 'Use the dark [th]e[m]e'],
  ])('finds %s as %s', (query, label) => {
    expect(marked(query, label.replace(/[[\]]/g, ''))).toBe(label);
  });

  it('needs every word of the query', () => {
    expect(ranked('show resolved')).toEqual(['Show resolved tickets']);
    expect(ranked('show resolved xyz')).toEqual([]);
  });

  it('prefers the beginning of a word to its inside, and the whole word to its beginning', () => {
    expect(ranked('rap', ['Scrap it', 'Rapid reply', 'Rap'])).toEqual(['Rap', 'Rapid reply', 'Scrap it']);
    expect(ranked('s')[0]).not.toBe('Use the dark theme');
    expect(ranked('resolved')).toEqual(['Show resolved tickets', 'Set status to Resolved']);
  });

  it('prefers words that stand side by side', () => {
    expect(ranked('to resolved', ['Resolved, back to open', 'Set to resolved'])[0]).toBe('Set to resolved');
  });

  it('finds by keywords, after everything that is called so', () => {
    expect(matchCommand('statistics', 'Go to Insights', 'statistics figures')).toMatchObject({ ranges: [] });
    expect(matchCommand('stat', 'Go to Insights', 'statistics')?.score).toBeLessThan(
      matchCommand('stat', 'Set status to Resolved')?.score ?? 0,
    );
  });

  it('does not find single letters inside words, nor letters strewn over the label', () => {
    expect(matchCommand('e', 'Go to Submit')).toBeUndefined();
    expect(matchCommand('soe', 'Show what nobody has looked at before')).toBeUndefined();
  });

  it('ignores accents and capitals', () => {
    expect(marked('TRIÁGE', 'Go to Triage')).toBe('Go to [Triage]');
  });

  it('takes any query and marks only what is in the label, in order', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 40 }), (query, label) => {
        const ranges = matchCommand(query, label, 'some keywords')?.ranges ?? [];
        let at = 0;
        for (const [start, end] of ranges) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(label.length);
      }),
    );
  });
});
