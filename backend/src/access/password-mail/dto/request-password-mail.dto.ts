import { ApiProperty } from '@nestjs/swagger';
import { EMAIL_MAX_LENGTH, IsEmailAddress } from '../../../common/validation/email-address.js';

export class RequestPasswordMailDto {
  @ApiProperty({ maxLength: EMAIL_MAX_LENGTH, description: 'In upper or lower case.', example: 'robin@example.com' })
  @IsEmailAddress()
  email: string;
}
