import { ValidationPipe } from '@nestjs/common';
import type { ValidationError as BrokenField } from 'class-validator';
import { ValidationError, type FieldErrors } from '../errors/domain-error.js';
import { rememberRules } from './known-rules.js';

class DtoValidationPipe extends ValidationPipe {
  /** Path parameters stay text: their own pipes decide what they accept, `Number()` would take '01' and '1e3'. */
  protected override transformPrimitive(value: unknown): unknown {
    return value;
  }
}

rememberRules();

/** Turns plain input into DTOs; what a DTO does not name is dropped, what it refuses is told field by field. */
export const validationPipe = new DtoValidationPipe({
  transform: true,
  whitelist: true,
  stopAtFirstError: true,
  exceptionFactory: (errors) => new ValidationError(fieldErrorsOf(errors)),
});

/** What class-validator found, by field; a field within another one by its path, such as `filter.status`. */
export function fieldErrorsOf(errors: readonly BrokenField[], path = ''): FieldErrors {
  return Object.assign(
    {},
    ...errors.map(({ property, constraints, children = [] }) => ({
      ...(constraints && { [`${path}${property}`]: Object.values(constraints) }),
      ...fieldErrorsOf(children, `${path}${property}.`),
    })),
  ) as FieldErrors;
}
