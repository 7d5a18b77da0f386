import { ApiProperty } from '@nestjs/swagger';
import { STATUSES, type Status } from '../../../domain/status.js';
import type { Ticket } from '../../ticket.entity.js';

/** What those who sent a ticket may see of it. */
export class RequestDto {
  @ApiProperty({ type: 'integer', example: 7 })
  id: number;

  @ApiProperty({ example: 'Charged twice for the March invoice' })
  title: string;

  @ApiProperty({ enum: STATUSES, enumName: 'Status', example: 'in_progress' })
  status: Status;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T08:00:00.000Z' })
  created_at: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T08:04:12.345Z' })
  updated_at: string;

  static from({ id, title, status, createdAt, updatedAt }: Ticket): RequestDto {
    return { id, title, status, created_at: createdAt.toISOString(), updated_at: updatedAt.toISOString() };
  }
}
