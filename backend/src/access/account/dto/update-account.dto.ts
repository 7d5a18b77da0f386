import { PartialType, PickType } from '@nestjs/swagger';
import { CreatePersonDto } from '../../people/dto/create-person.dto.js';

/** What people may change of themselves; what is left out stays. */
export class UpdateAccountDto extends PartialType(PickType(CreatePersonDto, ['name']), { skipNullProperties: false }) {}
