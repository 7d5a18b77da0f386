import { PartialType } from '@nestjs/swagger';
import { CreateViewDto } from './create-view.dto.js';

/** Any of the fields; what is left out stays. New filters take the place of all the earlier ones. */
export class UpdateViewDto extends PartialType(CreateViewDto, { skipNullProperties: false }) {}
