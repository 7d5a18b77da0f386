import { ApiProperty } from '@nestjs/swagger';
import { CATEGORIES, type Category } from '../../../domain/category.js';
import { PRIORITIES, type Priority } from '../../../domain/priority.js';
import { STATUSES, type Status } from '../../../domain/status.js';
import { ApiAuthor, AuthorDto } from '../../../events/dto/author.dto.js';
import { restorableUntil, type DeletedTicket } from '../deleted-ticket.js';

/** What tells one deleted ticket from another; the rest comes back with it. */
export class DeletedTicketDto {
  @ApiProperty({ type: 'integer', example: 7 })
  id: number;

  @ApiProperty({ example: 'Charged twice for the March invoice' })
  title: string;

  @ApiProperty({ enum: CATEGORIES, enumName: 'Category', example: 'billing' })
  category: Category;

  @ApiProperty({ enum: PRIORITIES, enumName: 'Priority', example: 'high' })
  priority: Priority;

  @ApiProperty({ enum: STATUSES, enumName: 'Status', example: 'open' })
  status: Status;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T08:00:00.000Z' })
  created_at: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-22T09:30:00.000Z' })
  deleted_at: string;

  @ApiAuthor('Who deleted it.')
  deleted_by: AuthorDto | null;

  @ApiProperty({
    format: 'date-time',
    description: 'From then on it is gone for good.',
    example: '2026-12-22T09:30:00.000Z',
  })
  restorable_until: string;

  static from(deleted: DeletedTicket): DeletedTicketDto {
    const { id, ticket, deletedAt, deletedBy } = deleted;
    return {
      id,
      title: ticket.title,
      category: ticket.category,
      priority: ticket.priority,
      status: ticket.status,
      created_at: ticket.createdAt.toISOString(),
      deleted_at: deletedAt.toISOString(),
      deleted_by: AuthorDto.from(deletedBy),
      restorable_until: restorableUntil(deleted).toISOString(),
    };
  }
}
