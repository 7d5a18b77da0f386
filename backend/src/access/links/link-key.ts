import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsText } from '../../common/validation/text.js';

/** The key of a one-time link: what stands behind the # of its path. Whether it works is for others to say. */
export function IsLinkKey(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({
      maxLength: 200,
      description: 'What stands behind the # of the link.',
      example: 'kZ8v0m4t1gq9E7xX2bYc3dUe5fWg6hViJjKkLlMmNnO',
    }),
    IsText({ maxLength: 200 }),
  );
}
