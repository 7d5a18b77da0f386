import { ValidateBy } from 'class-validator';
import { MAX_ID } from '../../../domain/id.js';

/** Ticket numbers that one request may name. */
export const MAX_IDS = 10_000;

/** Between 1 and 10,000 different ticket numbers. */
export function AreTicketIds(): PropertyDecorator {
  return ValidateBy(
    { name: 'areTicketIds', validator: { validate: (value) => problemOf(value) === undefined } },
    { message: ({ property, value }) => `${property} ${problemOf(value) ?? ''}` },
  );
}

function problemOf(value: unknown): string | undefined {
  if (!Array.isArray(value)) return 'must be a list of ticket numbers';
  if (value.length === 0) return 'must name at least one ticket';
  if (value.length > MAX_IDS)
    return `names ${value.length} tickets, at most ${MAX_IDS} are allowed; a filter may match more`;
  const isId = (id: unknown) => Number.isInteger(id) && Number(id) >= 1 && Number(id) <= MAX_ID;
  if (!value.every(isId)) return `must hold whole numbers from 1 to ${MAX_ID} only`;
  return new Set(value).size === value.length ? undefined : 'must not name a ticket twice';
}
