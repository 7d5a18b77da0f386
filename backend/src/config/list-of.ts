import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';

/**
 * A setting of several values with commas between them.
 * @param expected what each of them must be, as the end of a sentence
 */
export function ListOf(isAcceptable: (item: string) => boolean, expected: string): PropertyDecorator {
  const validate = (value: unknown): boolean => Array.isArray(value) && (value as string[]).every(isAcceptable);
  return applyDecorators(
    Transform(({ value }) => (typeof value === 'string' ? itemsOf(value) : (value as unknown))),
    ValidateBy({ name: 'listOf', validator: { validate } }, { message: `$property must be ${expected}` }),
  );
}

function itemsOf(value: string): string[] {
  return value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
