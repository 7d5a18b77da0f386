import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { IsOneLine } from '../../../common/validation/one-line.js';
import { IsSomeOf } from '../../../common/validation/one-of.js';
import { SCOPES, type Scope } from '../../../domain/permission.js';

const NAME_MAX_LENGTH = 100;
const MOST_DAYS = 365;

const OUT_OF_RANGE = { message: `expires_in_days must be a whole number from 1 to ${MOST_DAYS}` };

export class CreateTokenDto {
  @ApiProperty({
    minLength: 1,
    maxLength: NAME_MAX_LENGTH,
    description: 'What it is for, to know it again.',
    example: 'Nightly export',
  })
  @IsOneLine(NAME_MAX_LENGTH)
  name: string;

  @ApiProperty({
    enum: SCOPES,
    enumName: 'Scope',
    isArray: true,
    minItems: 1,
    description: 'What it may do, of what you may do yourself.',
    example: ['tickets:read', 'tickets:export'],
  })
  @IsSomeOf(SCOPES)
  scopes: Scope[];

  @ApiProperty({ type: 'integer', minimum: 1, maximum: MOST_DAYS, example: 90 })
  @IsInt(OUT_OF_RANGE)
  @Min(1, OUT_OF_RANGE)
  @Max(MOST_DAYS, OUT_OF_RANGE)
  expires_in_days: number;
}

export const TOKEN_KEYS = ['name', 'scopes', 'expires_in_days'] as const satisfies readonly (keyof CreateTokenDto)[];
