import type { CreatedDays, TicketFilters } from '../../../api/types';
import { datedDays } from '../../../shared/dated-days';
import { type FieldName, FIELD_NAMES, FIELDS } from '../fields/ticket-fields';

export function needsReview(): string {
  return $localize`Needs review`;
}

/** More values than this are counted instead of named in the label of a filter. */
const NAMED = 2;

/** The chosen values of a filter as its button shows them: "Open, In progress", or '' while it is not set. */
export function filterValues(field: FieldName, filters: TicketFilters): string {
  const words = wordsOf(field, filters);
  const more = words.length - NAMED;
  return words.slice(0, NAMED).join(', ') + (more > 0 ? ` +${more}` : '');
}

/** "Created 16 – 22 Nov 2026". */
export function createdInWords({ from, to }: CreatedDays): string {
  if (from !== undefined && to !== undefined) return $localize`Created ${datedDays(from, to)}:days:`;
  return from !== undefined
    ? $localize`Created since ${datedDays(from, from)}:day:`
    : $localize`Created until ${datedDays(to ?? '', to ?? '')}:day:`;
}

/** Everything a list is narrowed to, in words: `Billing, Critical, “refund”`. */
export function filtersInWords(filters: TicketFilters): string {
  const words = FIELD_NAMES.flatMap((field) => wordsOf(field, filters));
  const review = filters.needsReview ? [needsReview()] : [];
  const created = filters.created ? [createdInWords(filters.created)] : [];
  return [
    ...review,
    ...words,
    ...created,
    ...(filters.search === '' ? [] : [$localize`“${filters.search}:words:”`]),
  ].join(', ');
}

export function isFiltered(filters: TicketFilters): boolean {
  return filtersInWords(filters) !== '';
}

function wordsOf(field: FieldName, filters: TicketFilters): readonly string[] {
  const values: readonly string[] = filters[field];
  return FIELDS[field].options.filter(({ value }) => values.includes(value)).map(({ label }) => label);
}
