import { ApiProperty } from '@nestjs/swagger';
import { CATEGORIES, type Category } from '../../../domain/category.js';
import { FIELD_SOURCES, type FieldSource } from '../../../domain/field-source.js';
import { PRIORITIES, type Priority } from '../../../domain/priority.js';
import { STATUSES, type Status } from '../../../domain/status.js';
import type { BulkChangeRow } from '../bulk-change-row.entity.js';
import { BULK_RESULTS, type BulkResult } from '../bulk-change.js';

const SOURCE = { enum: FIELD_SOURCES, enumName: 'FieldSource', example: 'classifier' } as const;

class ValuesBeforeDto {
  @ApiProperty({ enum: CATEGORIES, enumName: 'Category', example: 'general' })
  category: Category;

  @ApiProperty(SOURCE)
  category_source: FieldSource;

  @ApiProperty({ enum: PRIORITIES, enumName: 'Priority', example: 'low' })
  priority: Priority;

  @ApiProperty(SOURCE)
  priority_source: FieldSource;

  @ApiProperty({ enum: STATUSES, enumName: 'Status', example: 'open' })
  status: Status;
}

export class BulkRowDto {
  @ApiProperty({ type: 'integer', example: 7 })
  ticket_id: number;

  @ApiProperty({ enum: BULK_RESULTS, enumName: 'BulkChangeResult', example: 'changed' })
  result: BulkResult;

  @ApiProperty({ type: ValuesBeforeDto, nullable: true, description: 'What the ticket was; null when it is missing.' })
  before: ValuesBeforeDto | null;

  static from(row: BulkChangeRow): BulkRowDto {
    return { ticket_id: row.ticketId, result: row.result ?? 'missing', before: valuesBefore(row) };
  }
}

function valuesBefore(row: BulkChangeRow): ValuesBeforeDto | null {
  const { categoryBefore, categorySourceBefore, priorityBefore, prioritySourceBefore, statusBefore } = row;
  if (!categoryBefore || !categorySourceBefore || !priorityBefore || !prioritySourceBefore || !statusBefore)
    return null;
  return {
    category: categoryBefore,
    category_source: categorySourceBefore,
    priority: priorityBefore,
    priority_source: prioritySourceBefore,
    status: statusBefore,
  };
}
