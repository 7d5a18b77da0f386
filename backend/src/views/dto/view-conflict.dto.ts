import { ApiProperty } from '@nestjs/swagger';
import { ProblemDto } from '../../common/openapi/problem.dto.js';
import { SavedViewDto } from './saved-view.dto.js';

/** The refusal of a change whose If-Match names none of the versions that the view has now. */
export class ViewConflictDto extends ProblemDto {
  @ApiProperty({ type: SavedViewDto, description: 'The view as it is now.' })
  current: SavedViewDto;
}
