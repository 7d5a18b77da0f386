import { ApiProperty } from '@nestjs/swagger';
import { ProblemDto } from '../../common/openapi/problem.dto.js';
import { TicketDto } from './ticket.dto.js';

/** The refusal of a change whose If-Match names none of the versions that the ticket has now. */
export class VersionConflictDto extends ProblemDto {
  @ApiProperty({ type: TicketDto, description: 'The ticket as it is now.' })
  current: TicketDto;
}
