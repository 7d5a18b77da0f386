import { ApiProperty } from '@nestjs/swagger';
import type { AuditEntry } from '../audit-entry.entity.js';
import { AUDIT_KINDS, type AuditKind } from '../audit-kind.js';

export class AuditEntryDto {
  @ApiProperty({ type: 'integer', example: 812 })
  id: number;

  @ApiProperty({ format: 'date-time', example: '2026-11-22T08:00:00.000Z' })
  at: string;

  @ApiProperty({ enum: AUDIT_KINDS, enumName: 'AuditKind', example: 'role_changed' })
  kind: AuditKind;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Who did it; null when nobody was signed in.',
    example: 'robin@example.com',
  })
  actor: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'To whom it was done; null when that is the actor, or nobody that there is.',
    example: 'bob@example.com',
  })
  subject: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Where the request came from; null when the server did it by itself.',
    example: '192.0.2.7',
  })
  address: string | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'What else is known, by kind.',
    example: { from: 'agent', to: 'admin' },
  })
  details: object;

  static from({ id, at, kind, actor, subject, address, details }: AuditEntry): AuditEntryDto {
    return { id, at: at.toISOString(), kind, actor, subject, address, details };
  }
}
