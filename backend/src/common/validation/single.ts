import { Transform } from 'class-transformer';

/**
 * A parameter of a query string that is given once. Empty ones count as absent; several are left as they are, for the
 * next rule to refuse.
 */
export function Single(convert: (text: string) => unknown = (text) => text): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => {
    const given = [value].flat().filter((part) => typeof part !== 'string' || part.trim() !== '');
    const [only] = given;
    if (given.length > 1) return given;
    return typeof only === 'string' ? convert(only) : only;
  });
}
