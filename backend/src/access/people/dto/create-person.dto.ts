import { ApiProperty } from '@nestjs/swagger';
import { EMAIL_MAX_LENGTH, IsEmailAddress } from '../../../common/validation/email-address.js';
import { IsOneLine } from '../../../common/validation/one-line.js';
import { IsOneOf } from '../../../common/validation/one-of.js';
import { ROLES, type Role } from '../../../domain/role.js';
import { PERSON_NAME_MAX_LENGTH } from './person-name.js';

export class CreatePersonDto {
  @ApiProperty({
    maxLength: EMAIL_MAX_LENGTH,
    description: 'What the person signs in with; it cannot be changed later.',
    example: 'robin@example.com',
  })
  @IsEmailAddress()
  email: string;

  @ApiProperty({ minLength: 1, maxLength: PERSON_NAME_MAX_LENGTH, example: 'Robin Field' })
  @IsOneLine(PERSON_NAME_MAX_LENGTH)
  name: string;

  @ApiProperty({ enum: ROLES, enumName: 'Role', example: 'agent' })
  @IsOneOf(ROLES)
  role: Role;
}

export const NEW_PERSON_KEYS = ['email', 'name', 'role'] as const satisfies readonly (keyof CreatePersonDto)[];
