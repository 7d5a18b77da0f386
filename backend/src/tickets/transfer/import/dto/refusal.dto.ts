import { ApiProperty } from '@nestjs/swagger';
import type { FieldErrors } from '../../../../common/errors/domain-error.js';
import type { TicketImportRefusal } from '../ticket-import-refusal.entity.js';

export class RefusalDto {
  @ApiProperty({
    type: 'integer',
    minimum: 1,
    description: '1 is the first ticket of the file; the header of a CSV file and empty lines do not count.',
    example: 17,
  })
  row: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'string' } },
    description: 'What is wrong with each field; `row` stands for the row as a whole.',
    example: { title: ['title is 201 characters long, at most 200 are allowed'] },
  })
  errors: FieldErrors;

  static from({ row, errors }: TicketImportRefusal): RefusalDto {
    return { row, errors };
  }
}
