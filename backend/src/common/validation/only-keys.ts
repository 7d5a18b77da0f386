import { ValidateBy } from 'class-validator';
import { ValidationError } from '../errors/domain-error.js';

/**
 * An object with no other keys than these, where what is misspelt must not be dropped: less would be asked of the tickets
 * than somebody meant, and more of them changed or shown.
 */
export function HasOnly(keys: readonly string[]): PropertyDecorator {
  return ValidateBy(
    { name: 'hasOnly', validator: { validate: (value) => problemOf(value, keys) === undefined } },
    { message: ({ property, value }) => `${property} ${problemOf(value, keys) ?? ''}` },
  );
}

/**
 * The same for a body itself.
 * @param body as it was parsed: in a DTO, unknown keys are gone already
 * @throws ValidationError that tells the keys
 */
export function refuseOtherKeys(body: unknown, keys: readonly string[]): void {
  const unknown = Object.keys(body ?? {}).filter((key) => !keys.includes(key));
  if (unknown.length === 0) return;
  const message = `is not known; the keys are ${keys.join(', ')}`;
  throw new ValidationError(
    Object.fromEntries(unknown.slice(0, MOST_TOLD).map((key) => [shown(key), [`${shown(key)} ${message}`]])),
  );
}

const MOST_TOLD = 10;

function problemOf(value: unknown, keys: readonly string[]): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'must be an object';
  const [unknown] = Object.keys(value).filter((key) => !keys.includes(key));
  if (unknown === undefined) return undefined;
  return `does not know ${JSON.stringify(shown(unknown))}; it knows ${keys.join(', ')}`;
}

/** Cut between code points. */
function shown(key: string): string {
  return Array.from(key).slice(0, 50).join('');
}
