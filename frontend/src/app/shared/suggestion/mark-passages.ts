import type { Evidence } from '../../api/types';

export interface Passage {
  readonly text: string;
  readonly marked: boolean;
}

/**
 * Cuts the text of a field into passages of which some are marked as evidence. Evidence of another field or not
 * literally at its place, because the text has changed since, is ignored, and so is whatever overlaps an earlier mark.
 * The passages joined are always the text.
 */
export function markPassages(
  text: string,
  field: Evidence['field'],
  evidence: readonly Evidence[],
): readonly Passage[] {
  const passages: Passage[] = [];
  let end = 0;
  for (const mark of evidence.toSorted((one, other) => one.start - other.start)) {
    if (mark.field !== field || mark.start < end || mark.end <= mark.start) continue;
    if (text.slice(mark.start, mark.end) !== mark.text) continue;
    if (mark.start > end) passages.push({ text: text.slice(end, mark.start), marked: false });
    passages.push({ text: mark.text, marked: true });
    end = mark.end;
  }
  if (end < text.length) passages.push({ text: text.slice(end), marked: false });
  return passages;
}

/** The marked passages of a text, each wording once, in the order of the text. */
export function markedWords(text: string, field: Evidence['field'], evidence: readonly Evidence[]): readonly string[] {
  return [
    ...new Set(markPassages(text, field, evidence).flatMap(({ marked, text: words }) => (marked ? [words] : []))),
  ];
}
