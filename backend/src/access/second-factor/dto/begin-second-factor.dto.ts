import { ApiProperty } from '@nestjs/swagger';
import { IsText } from '../../../common/validation/text.js';
import { PASSWORD_MAX_LENGTH } from '../../passwords/password-rules.js';

export class BeginSecondFactorDto {
  @ApiProperty({ maxLength: PASSWORD_MAX_LENGTH, format: 'password', example: 'a few words make a good one' })
  @IsText({ maxLength: PASSWORD_MAX_LENGTH, blank: true })
  password: string;
}
