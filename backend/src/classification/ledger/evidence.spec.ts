import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TEXT_FIELDS } from '../suggestion.js';
import { evidenceIn } from './evidence.js';

const span = (start: number, text: string) => ({
  field: 'description' as const,
  start,
  end: start + text.length,
  text,
});

describe('evidence in a text', () => {
  it('stays where it is literally there, also when the words occur earlier too', () => {
    expect(evidenceIn({ description: 'pay and pay' }, [span(8, 'pay')])).toEqual([span(8, 'pay')]);
  });

  it('moves with text that was trimmed', () => {
    expect(evidenceIn({ description: 'charged twice' }, [span(2, 'charged')])).toEqual([span(0, 'charged')]);
  });

  it('goes when its words are gone', () => {
    expect(evidenceIn({ description: 'edited' }, [span(0, 'charged'), span(0, '')])).toEqual([span(0, '')]);
    expect(evidenceIn({ description: 'edited' }, [{ ...span(0, 'edited'), field: 'title' }])).toEqual([]);
  });

  it('is literally in the text, whatever the text became', () => {
    const spans = fc.array(
      fc.record({ field: fc.constantFrom(...TEXT_FIELDS), start: fc.nat(20), end: fc.nat(20), text: fc.string() }),
    );
    fc.assert(
      fc.property(fc.string(), fc.string(), spans, (title, description, evidence) => {
        const text = { title, description };
        for (const { field, start, end, text: quote } of evidenceIn(text, evidence)) {
          expect(text[field].slice(start, end)).toBe(quote);
        }
      }),
    );
  });
});
