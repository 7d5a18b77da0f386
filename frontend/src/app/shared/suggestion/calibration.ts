import type { Accuracy, JudgedField, TicketSuggestion } from '../../api/types';
import { percent, wholeNumber } from '../numbers';

/** With fewer decisions at a level their share says nothing. */
const ENOUGH = 10;

/** A field that was suggested, and how sure the suggestion was, 0 to 1. */
interface Judgement {
  readonly field: JudgedField;
  readonly confidence: number | undefined;
}

/** "When it was 50–60% sure of a category, it was right 26 times out of 50."; empty while nobody can say. */
export function measuredAtLevel(
  accuracy: Accuracy | undefined,
  suggestion: TicketSuggestion,
  { field, confidence }: Judgement,
): string {
  if (confidence === undefined) return '';
  const figures = accuracy?.models
    .find(({ source, model, version }) => isOf(suggestion, source, model, version))
    ?.fields.find((one) => one.field === field);
  const bin = figures?.calibration?.find(({ from, to }) => confidence >= from && (confidence < to || to >= 1));
  if (bin === undefined || bin.accuracy === null || bin.count < ENOUGH) return '';
  const right = wholeNumber(Math.round(bin.accuracy * bin.count));
  const count = wholeNumber(bin.count);
  const level = `${Math.round(bin.from * 100)}–${percent(bin.to)}`;
  return field === 'category'
    ? $localize`When it was ${level}:level: sure of a category, it was right ${right}:right: times out of ${count}:count:.`
    : $localize`When it was ${level}:level: sure of a priority, it was right ${right}:right: times out of ${count}:count:.`;
}

function isOf(suggestion: TicketSuggestion, source: string, model: string, version: string): boolean {
  return suggestion.source === source && suggestion.model === model && suggestion.version === version;
}
