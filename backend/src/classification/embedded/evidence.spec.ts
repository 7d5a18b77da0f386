import { describe, expect, it } from '@jest/globals';
import { withoutOverlaps } from './evidence.js';

const TEXT = 'I was charged twice for my invoice';

function span(text: string, field: 'title' | 'description' = 'description') {
  const start = TEXT.indexOf(text);
  return { field, start, end: start + text.length, text };
}

const texts = (...spans: ReturnType<typeof span>[]) => withoutOverlaps(spans).map(({ text }) => text);

describe('withoutOverlaps', () => {
  it('keeps passages that are apart, and equal places of different fields', () => {
    expect(texts(span('charged'), span('invoice'), span('charged', 'title'))).toEqual([
      'charged',
      'invoice',
      'charged',
    ]);
  });

  it('keeps the longer one of two of which one contains the other, in the place of the first', () => {
    expect(texts(span('charged'), span('invoice'), span('charged twice'))).toEqual(['charged twice', 'invoice']);
    expect(texts(span('charged twice'), span('twice'))).toEqual(['charged twice']);
  });

  it('keeps the first of two that merely touch in part, and what would swallow several', () => {
    expect(texts(span('charged twice'), span('twice for'))).toEqual(['charged twice']);
    expect(texts(span('charged'), span('twice'), span('charged twice for'))).toEqual(['charged', 'twice']);
  });
});
