import { ValidateIf } from 'class-validator';

/** The field may be left out. Unlike class-validator's IsOptional, `null` is not the same as leaving it out. */
export function Omittable(): PropertyDecorator {
  return ValidateIf((_object, value) => value !== undefined);
}
