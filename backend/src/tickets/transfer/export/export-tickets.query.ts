import { ApiProperty } from '@nestjs/swagger';
import { IsOneOf } from '../../../common/validation/one-of.js';
import { Single } from '../../../common/validation/single.js';
import { TicketFilterQuery } from '../../dto/ticket-filter.query.js';
import { FILE_FORMATS, type FileFormat } from '../file/file-format.js';

/** Which tickets, and how they are written. */
export class ExportTicketsQuery extends TicketFilterQuery {
  @ApiProperty({ enum: FILE_FORMATS, enumName: 'FileFormat', required: false, default: 'csv' })
  @Single()
  @IsOneOf(FILE_FORMATS)
  format: FileFormat = 'csv';
}
