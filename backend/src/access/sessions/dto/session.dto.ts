import { ApiProperty } from '@nestjs/swagger';
import type { Session } from '../session.entity.js';

export class SessionDto {
  @ApiProperty({ type: 'integer', example: 41 })
  id: number;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T08:00:00.000Z' })
  created_at: string;

  @ApiProperty({ format: 'date-time', description: 'To the minute.', example: '2026-11-22T08:04:00.000Z' })
  last_used_at: string;

  @ApiProperty({
    format: 'date-time',
    description: 'When it ends at the latest; earlier when it is not used for a while.',
    example: '2026-12-05T08:00:00.000Z',
  })
  expires_at: string;

  @ApiProperty({ description: 'The address that the sign-in came from.', example: '192.0.2.7' })
  address: string;

  @ApiProperty({ description: 'What the browser called itself.', example: 'Mozilla/5.0 (X11; Linux x86_64)' })
  agent: string;

  @ApiProperty({ description: 'The session of this very request.', example: true })
  is_current: boolean;

  static from(session: Session, currentId: number): SessionDto {
    return {
      id: session.id,
      created_at: session.createdAt.toISOString(),
      last_used_at: session.lastUsedAt.toISOString(),
      expires_at: session.expiresAt.toISOString(),
      address: session.address,
      agent: session.agent,
      is_current: session.id === currentId,
    };
  }
}
