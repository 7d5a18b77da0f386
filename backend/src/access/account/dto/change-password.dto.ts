import { ApiProperty } from '@nestjs/swagger';
import { IsText } from '../../../common/validation/text.js';
import { IsNewPassword } from '../../passwords/dto/is-new-password.js';
import { PASSWORD_MAX_LENGTH } from '../../passwords/password-rules.js';

export class ChangePasswordDto {
  @ApiProperty({ maxLength: PASSWORD_MAX_LENGTH, format: 'password', example: 'the one until now' })
  @IsText({ maxLength: PASSWORD_MAX_LENGTH, blank: true })
  current_password: string;

  @IsNewPassword()
  new_password: string;
}
