import { ApiProperty } from '@nestjs/swagger';
import { CATEGORIES, type Category } from '../../domain/category.js';
import { FIELD_SOURCES, type FieldSource } from '../../domain/field-source.js';
import { PRIORITIES, type Priority } from '../../domain/priority.js';
import { STATUSES, type Status } from '../../domain/status.js';
import type { TicketView } from '../ticket-with-suggestion.js';
import { TicketSuggestionDto } from './ticket-suggestion.dto.js';

const sourceOf = (field: string) =>
  ({
    enum: FIELD_SOURCES,
    enumName: 'FieldSource',
    description: `Who decided the ${field}: a person, the classifier, or nobody yet (a default stands in).`,
    example: 'person',
  }) as const;

export class TicketDto {
  @ApiProperty({ type: 'integer', example: 7 })
  id: number;

  @ApiProperty({ example: 'Charged twice for the March invoice' })
  title: string;

  @ApiProperty({ example: 'My card was charged €49.00 twice for the same invoice. Please refund one of them.' })
  description: string;

  @ApiProperty({ enum: CATEGORIES, enumName: 'Category', example: 'billing' })
  category: Category;

  @ApiProperty(sourceOf('category'))
  category_source: FieldSource;

  @ApiProperty({ enum: PRIORITIES, enumName: 'Priority', example: 'high' })
  priority: Priority;

  @ApiProperty(sourceOf('priority'))
  priority_source: FieldSource;

  @ApiProperty({ enum: STATUSES, enumName: 'Status', example: 'open' })
  status: Status;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T08:00:00.000Z' })
  created_at: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T08:04:12.345Z' })
  updated_at: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the work ended, that is, when the status became resolved or closed; null while it goes on.',
    example: null,
  })
  resolved_at: string | null;

  @ApiProperty({
    type: 'integer',
    description: 'Grows by one with every change; in double quotes it is the ETag.',
    example: 1,
  })
  version: number;

  @ApiProperty({
    description:
      'A proposed category or priority that nobody has decided is not sure enough (see REVIEW_THRESHOLD), or only a default.',
    example: false,
  })
  needs_review: boolean;

  @ApiProperty({
    type: TicketSuggestionDto,
    nullable: true,
    description: 'The latest suggestion that reached the ticket; null when there was none.',
  })
  suggestion: TicketSuggestionDto | null;

  static from({ ticket, suggestion, needsReview }: TicketView): TicketDto {
    return {
      id: ticket.id,
      title: ticket.title,
      description: ticket.description,
      category: ticket.category,
      category_source: ticket.categorySource,
      priority: ticket.priority,
      priority_source: ticket.prioritySource,
      status: ticket.status,
      created_at: ticket.createdAt.toISOString(),
      updated_at: ticket.updatedAt.toISOString(),
      resolved_at: ticket.resolvedAt?.toISOString() ?? null,
      version: ticket.version,
      needs_review: needsReview,
      suggestion: suggestion && TicketSuggestionDto.from(suggestion, ticket),
    };
  }
}
