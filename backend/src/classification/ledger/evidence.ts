import type { EvidenceSpan, TicketText } from '../suggestion.js';

/**
 * The passages as they stand in this text, which may be another wording than the one that was judged (trimmed, or
 * edited since): moved to where they are, left out when they are gone.
 */
export function evidenceIn(text: TicketText, evidence: readonly EvidenceSpan[]): EvidenceSpan[] {
  return evidence.flatMap((span) => {
    const whole = text[span.field] ?? '';
    if (whole.slice(span.start, span.end) === span.text) return [span];
    const start = span.text === '' ? -1 : whole.indexOf(span.text);
    return start < 0 ? [] : [{ ...span, start, end: start + span.text.length }];
  });
}
