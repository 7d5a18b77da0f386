import { ApiProperty } from '@nestjs/swagger';
import type { NamedAuthor } from '../named-author.js';

/** Who made a change. */
export class AuthorDto {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The name of the person; null for a token that belongs to nobody.',
    example: 'Robin',
  })
  person: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The name of the API token that was used; null when the person was signed in.',
    example: null,
  })
  token: string | null;

  /** Null when nobody was signed in. */
  static from({ person, token }: NamedAuthor): AuthorDto | null {
    return person === null && token === null ? null : { person, token };
  }
}

export const ApiAuthor = (description: string) =>
  ApiProperty({ type: AuthorDto, nullable: true, description: `${description} Null when nobody was signed in.` });
