import type { Evidence } from '../../api/types';

export interface Passage {
  readonly text: string;
  readonly marked: boolean;
}

/**
 * Cuts a description into passages of which some are marked as evidence. Evidence that is not literally at its place,
 * because the text has changed since, is ignored, and so is whatever overlaps an earlier mark. The passages joined are
 * always the text.
 */
export function markPassages(description: string, evidence: readonly Evidence[]): readonly Passage[] {
  const passages: Passage[] = [];
  let end = 0;
  for (const mark of evidence.toSorted((one, other) => one.start - other.start)) {
    if (mark.field !== 'description' || mark.start < end || mark.end <= mark.start) continue;
    if (description.slice(mark.start, mark.end) !== mark.text) continue;
    if (mark.start > end) passages.push({ text: description.slice(end, mark.start), marked: false });
    passages.push({ text: mark.text, marked: true });
    end = mark.end;
  }
  if (end < description.length) passages.push({ text: description.slice(end), marked: false });
  return passages;
}
