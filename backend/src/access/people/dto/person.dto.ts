import { ApiProperty } from '@nestjs/swagger';
import { EMAIL_MAX_LENGTH } from '../../../common/validation/email-address.js';
import { ROLES, type Role } from '../../../domain/role.js';
import type { Person } from '../person.entity.js';
import { PERSON_NAME_MAX_LENGTH } from './person-name.js';

/** A person as everybody may know them who works here. */
export class PersonSummaryDto {
  @ApiProperty({ type: 'integer', example: 3 })
  id: number;

  @ApiProperty({ maxLength: EMAIL_MAX_LENGTH, example: 'robin@example.com' })
  email: string;

  @ApiProperty({ maxLength: PERSON_NAME_MAX_LENGTH, example: 'Robin Field' })
  name: string;

  @ApiProperty({ enum: ROLES, enumName: 'Role', example: 'agent' })
  role: Role;

  static of({ id, email, name, role }: PersonSummaryDto): PersonSummaryDto {
    return { id, email, name, role };
  }
}

export class PersonDto extends PersonSummaryDto {
  @ApiProperty({ description: 'Disabled people cannot sign in.', example: false })
  disabled: boolean;

  @ApiProperty({ description: 'False until the person has chosen one with a link.', example: true })
  has_password: boolean;

  @ApiProperty({ description: 'Whether signing in takes a code besides the password.', example: false })
  has_second_factor: boolean;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T08:00:00.000Z' })
  created_at: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: '2026-11-22T08:04:12.345Z' })
  last_sign_in_at: string | null;

  static from(person: Person): PersonDto {
    return {
      ...PersonSummaryDto.of(person),
      disabled: person.disabledAt !== null,
      has_password: person.passwordHash !== null,
      has_second_factor: person.secondFactorAt !== null,
      created_at: person.createdAt.toISOString(),
      last_sign_in_at: person.lastSignInAt?.toISOString() ?? null,
    };
  }
}
