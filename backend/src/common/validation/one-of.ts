import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsIn, ValidateBy } from 'class-validator';

/**
 * A single value out of a closed list.
 * @param isQuoted false when the refusal is kept: a wrong value may be anything, such as the text of a ticket
 */
export function IsOneOf(values: readonly string[], { isQuoted = true } = {}): PropertyDecorator {
  return IsIn(values, {
    message: ({ property, value }) =>
      isQuoted
        ? refusal(property, [value], values)
        : `${property} does not know the value; it is one of ${values.join(', ')}`,
  });
}

/**
 * Several values out of a closed list in a query string, repeated or comma-separated (`?status=open,closed`,
 * `?status=open&status=closed`). Empty ones count as absent.
 */
export function IsListOf(values: readonly string[]): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => splitList(value)),
    IsIn(values, {
      each: true,
      message: ({ property, value }) => refusal(property, value as unknown[], values),
    }),
  );
}

/**
 * Several values out of a closed list in a JSON body.
 * @param empty a list without a value is accepted
 */
export function IsSomeOf(values: readonly string[], { empty = false } = {}): PropertyDecorator {
  const problemOf = (given: unknown, property: string): string | undefined => {
    if (!Array.isArray(given)) return `${property} must be a list`;
    if (given.length === 0) return empty ? undefined : `${property} must be a list of at least one value`;
    return given.every((value) => values.includes(value as string)) ? undefined : refusal(property, given, values);
  };
  return ValidateBy(
    { name: 'isSomeOf', validator: { validate: (value) => problemOf(value, '') === undefined } },
    { message: ({ property, value }) => problemOf(value, property) ?? '' },
  );
}

function splitList(value: unknown): unknown {
  if (value === undefined) return undefined;
  const parts = [value]
    .flat()
    .flatMap((part) => (typeof part === 'string' ? part.split(',').map((piece) => piece.trim()) : [part]))
    .filter((part) => part !== '');
  return parts.length > 0 ? [...new Set(parts)] : undefined;
}

function refusal(property: string, given: unknown[], allowed: readonly string[]): string {
  const unknown = given.filter((value) => typeof value !== 'string' || !allowed.includes(value));
  const shown = unknown
    .map((value) => (typeof value === 'string' ? quote(value) : 'a value that is no text'))
    .join(', ');
  return `${property} does not know ${shown}; it is one of ${allowed.join(', ')}`;
}

/** Cut between code points. */
function quote(text: string): string {
  return JSON.stringify(Array.from(text).slice(0, 50).join(''));
}
