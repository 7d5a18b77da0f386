import { describe, expect, it } from 'vitest';
import type { Accuracy, TicketSuggestion } from '../../api/types';
import { measuredAtLevel } from './calibration';

function accuracy(count: number): Accuracy {
  const bin = { from: 0.5, to: 0.6, count, mean_confidence: 0.55, accuracy: 0.52 };
  const models = [
    { source: 'embedded', model: 'embedded', version: '7', fields: [{ field: 'category', calibration: [bin] }] },
  ];
  return { models } as unknown as Accuracy;
}

function suggestion(version = '7'): TicketSuggestion {
  return { source: 'embedded', model: 'embedded', version } as TicketSuggestion;
}

const CATEGORY = { field: 'category', confidence: 0.54 } as const;

describe('measuredAtLevel', () => {
  it('says how often this model was right when it was that sure', () => {
    expect(measuredAtLevel(accuracy(50), suggestion(), CATEGORY)).toBe(
      'When it was 50–60% sure of a category, it was right 26 times out of 50.',
    );
  });

  it.each([
    ['a handful of decisions', accuracy(9), suggestion(), CATEGORY],
    ['another version', accuracy(50), suggestion('8'), CATEGORY],
    ['another level', accuracy(50), suggestion(), { ...CATEGORY, confidence: 0.3 }],
    ['an unknown level', accuracy(50), suggestion(), { ...CATEGORY, confidence: undefined }],
    ['the other field', accuracy(50), suggestion(), { ...CATEGORY, field: 'priority' }],
    ['nothing measured', undefined, suggestion(), CATEGORY],
  ] as const)('says nothing of %s', (_, measured, made, judgement) => {
    expect(measuredAtLevel(measured, made, judgement)).toBe('');
  });
});
