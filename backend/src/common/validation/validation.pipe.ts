import { ValidationPipe } from '@nestjs/common';
import { ValidationError, type FieldErrors } from '../errors/domain-error.js';

class DtoValidationPipe extends ValidationPipe {
  /** Path parameters stay text: their own pipes decide what they accept, `Number()` would take '01' and '1e3'. */
  protected override transformPrimitive(value: unknown): unknown {
    return value;
  }
}

/** Turns plain input into DTOs; what a DTO does not name is dropped, what it refuses is told field by field. */
export const validationPipe = new DtoValidationPipe({
  transform: true,
  whitelist: true,
  stopAtFirstError: true,
  exceptionFactory: (errors) => {
    const fields: FieldErrors = {};
    for (const { property, constraints } of errors) fields[property] = Object.values(constraints ?? {});
    return new ValidationError(fields);
  },
});
