import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { IsText } from '../../../common/validation/text.js';

/** Room for spaces and hyphens. */
const MAX_LENGTH = 50;

/** A code as people type it. Whether it is one, and right, is for others to say. */
export function IsCode(options: ApiPropertyOptions): PropertyDecorator {
  return applyDecorators(ApiProperty({ maxLength: MAX_LENGTH, ...options }), IsText({ maxLength: MAX_LENGTH }));
}
