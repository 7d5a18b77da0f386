import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, Matches, Max, Min } from 'class-validator';
import { IsSomeOf } from '../../../common/validation/one-of.js';
import { IsText } from '../../../common/validation/text.js';
import { SCOPES, type Scope } from '../../../domain/permission.js';

const NAME_MAX_LENGTH = 100;
const MOST_DAYS = 365;

const OUT_OF_RANGE = { message: `expires_in_days must be a whole number from 1 to ${MOST_DAYS}` };

/** One line of text: white space is one space. */
const IsTokenName = () =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? value.trim().replace(/\s+/gu, ' ').normalize('NFC') : value,
    ),
    IsText({ maxLength: NAME_MAX_LENGTH }),
    Matches(/^\P{Cc}*$/u, { message: 'name holds a control character' }),
  );

export class CreateTokenDto {
  @ApiProperty({
    minLength: 1,
    maxLength: NAME_MAX_LENGTH,
    description: 'What it is for, to know it again.',
    example: 'Nightly export',
  })
  @IsTokenName()
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
