import { ApiProperty } from '@nestjs/swagger';
import { ComposedEmail, EMAIL_MAX_LENGTH } from '../../../common/validation/email-address.js';
import { Omittable } from '../../../common/validation/omittable.js';
import { IsText } from '../../../common/validation/text.js';
import { PASSWORD_MAX_LENGTH } from '../../passwords/password-rules.js';
import { IsCode } from '../../second-factor/dto/is-code.js';

export class SignInDto {
  @ApiProperty({ maxLength: EMAIL_MAX_LENGTH, description: 'In upper or lower case.', example: 'robin@example.com' })
  @ComposedEmail()
  @IsText({ maxLength: EMAIL_MAX_LENGTH })
  email: string;

  @ApiProperty({ maxLength: PASSWORD_MAX_LENGTH, format: 'password', example: 'a few words make a good one' })
  @IsText({ maxLength: PASSWORD_MAX_LENGTH, blank: true })
  password: string;

  @Omittable()
  @IsCode({
    required: false,
    description: 'For those who have a second factor: what the authenticator app shows now, or a recovery code.',
    example: '492039',
  })
  code?: string;
}
