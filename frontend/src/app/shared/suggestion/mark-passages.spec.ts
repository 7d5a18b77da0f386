import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../api/types';
import { markedWords, markPassages } from './mark-passages';

const TEXT = 'My card was charged twice, please help by tomorrow.';

function evidence(text: string, field: Evidence['field'] = 'description'): Evidence {
  const start = TEXT.indexOf(text);
  return { field, start, end: start + text.length, text };
}

function marked(description: string, marks: readonly Evidence[]): string[] {
  return markPassages(description, 'description', marks).flatMap((passage) => (passage.marked ? [passage.text] : []));
}

describe('markPassages', () => {
  it('marks the evidence in the order of the text', () => {
    expect(marked(TEXT, [evidence('by tomorrow'), evidence('charged twice')])).toEqual([
      'charged twice',
      'by tomorrow',
    ]);
  });

  it('marks nothing that is no longer at its place', () => {
    expect(marked(`Hello. ${TEXT}`, [evidence('charged twice')])).toEqual([]);
  });

  it('leaves evidence of the title to the title', () => {
    expect(marked(TEXT, [evidence('charged twice', 'title')])).toEqual([]);
  });

  it('marks the title with what is evidence of the title', () => {
    expect(markPassages('Charged twice', 'title', [{ field: 'title', start: 8, end: 13, text: 'twice' }])).toEqual([
      { text: 'Charged ', marked: false },
      { text: 'twice', marked: true },
    ]);
  });

  it('names each marked wording once', () => {
    const twice = (start: number): Evidence => ({ field: 'title', start, end: start + 5, text: 'twice' });
    expect(markedWords('twice and twice', 'title', [twice(10), twice(0)])).toEqual(['twice']);
  });

  it('gives overlapping evidence to the first', () => {
    expect(marked(TEXT, [evidence('charged twice'), evidence('twice, please')])).toEqual(['charged twice']);
  });

  it('never changes the text, whatever the evidence', () => {
    const anyEvidence = fc.record({
      field: fc.constantFrom<Evidence['field']>('title', 'description'),
      start: fc.integer({ min: -5, max: 60 }),
      end: fc.integer({ min: -5, max: 60 }),
      text: fc.string(),
    });
    fc.assert(
      fc.property(fc.string(), fc.array(anyEvidence), (text, marks) => {
        const literal = marks.map((mark) => ({ ...mark, text: text.slice(mark.start, mark.end) }));
        const joined = markPassages(text, 'description', [...marks, ...literal]).map((passage) => passage.text);
        expect(joined.join('')).toBe(text);
      }),
    );
  });
});
