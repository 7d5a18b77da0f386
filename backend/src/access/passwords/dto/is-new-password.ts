import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH, passwordProblem } from '../password-rules.js';

/** A password that somebody chooses. Whether it is their e-mail address is for whoever knows that to say. */
export function IsNewPassword(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({
      minLength: PASSWORD_MIN_LENGTH,
      maxLength: PASSWORD_MAX_LENGTH,
      format: 'password',
      description: 'Any characters; not the e-mail address, and none of the passwords that are guessed first.',
      example: 'a few words make a good one',
    }),
    ValidateBy(
      { name: 'isNewPassword', validator: { validate: (value) => passwordProblem(value) === undefined } },
      { message: ({ property, value }) => `${property} ${passwordProblem(value) ?? ''}` },
    ),
  );
}
