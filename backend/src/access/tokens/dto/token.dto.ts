import { ApiProperty } from '@nestjs/swagger';
import { SCOPES, type Scope } from '../../../domain/permission.js';
import type { ApiToken } from '../api-token.entity.js';
import type { MadeToken, OwnedToken, TokenOwner } from '../owned-token.js';

export class TokenDto {
  @ApiProperty({ type: 'integer', example: 4 })
  id: number;

  @ApiProperty({ example: 'Nightly export' })
  name: string;

  @ApiProperty({
    enum: SCOPES,
    enumName: 'Scope',
    isArray: true,
    description: 'What it was made for. It may never do more than its owner may.',
    example: ['tickets:read', 'tickets:export'],
  })
  scopes: Scope[];

  @ApiProperty({ description: 'How it begins, to tell it from others.', example: 'td_9fK2x' })
  prefix: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-22T08:00:00.000Z' })
  created_at: string;

  @ApiProperty({
    format: 'date-time',
    description: 'From then on it does not work.',
    example: '2027-02-20T08:00:00.000Z',
  })
  expires_at: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'To the minute; null before the first use.',
    example: '2026-11-23T01:00:12.345Z',
  })
  last_used_at: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Where that use came from.', example: '203.0.113.7' })
  last_used_address: string | null;

  static from(token: ApiToken): TokenDto {
    return {
      id: token.id,
      name: token.name,
      scopes: token.scopes,
      prefix: token.prefix,
      created_at: token.createdAt.toISOString(),
      expires_at: token.expiresAt.toISOString(),
      last_used_at: token.lastUsedAt?.toISOString() ?? null,
      last_used_address: token.lastUsedAddress,
    };
  }
}

export class CreatedTokenDto extends TokenDto {
  @ApiProperty({
    description: 'The token. It is told only now: keep it where nobody else reads.',
    example: 'td_9fK2xQn0b4Vd8wYtS1uR6mLpE3cZ7aHjG5oIiNkXTfB2e1lRZA',
  })
  token: string;

  static of({ kept, token }: MadeToken): CreatedTokenDto {
    return { ...TokenDto.from(kept), token };
  }
}

export class TokenOwnerDto implements TokenOwner {
  @ApiProperty({ type: 'integer', example: 2 })
  id: number;

  @ApiProperty({ example: 'robin@example.org' })
  email: string;

  @ApiProperty({ example: 'Robin' })
  name: string;
}

export class OwnedTokenDto extends TokenDto {
  @ApiProperty({
    type: TokenOwnerDto,
    nullable: true,
    description: 'Whose it is; null for a service token, which belongs to nobody.',
  })
  owner: TokenOwnerDto | null;

  static of({ token, owner }: OwnedToken): OwnedTokenDto {
    return { ...TokenDto.from(token), owner };
  }
}
