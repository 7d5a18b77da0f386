import { ValidateBy } from 'class-validator';

/**
 * An object with no other keys than these. What is misspelt must not be dropped here: less would be asked of the tickets,
 * and more of them changed than somebody meant.
 */
export function HasOnly(keys: readonly string[]): PropertyDecorator {
  return ValidateBy(
    { name: 'hasOnly', validator: { validate: (value) => problemOf(value, keys) === undefined } },
    { message: ({ property, value }) => `${property} ${problemOf(value, keys) ?? ''}` },
  );
}

function problemOf(value: unknown, keys: readonly string[]): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'must be an object';
  const [unknown] = Object.keys(value).filter((key) => !keys.includes(key));
  if (unknown === undefined) return undefined;
  return `does not know ${JSON.stringify(Array.from(unknown).slice(0, 50).join(''))}; it knows ${keys.join(', ')}`;
}
