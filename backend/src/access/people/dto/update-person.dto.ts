import { ApiProperty, PartialType, PickType } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { CreatePersonDto } from './create-person.dto.js';

class ChangeablePersonDto extends PickType(CreatePersonDto, ['name', 'role']) {
  @ApiProperty({ description: 'Disabled people cannot sign in, and are signed out at once.', example: true })
  @IsBoolean({ message: 'disabled must be true or false' })
  disabled: boolean;
}

/** Any of the fields; what is left out stays. */
export class UpdatePersonDto extends PartialType(ChangeablePersonDto, { skipNullProperties: false }) {}

export const PERSON_CHANGE_KEYS = ['name', 'role', 'disabled'] as const satisfies readonly (keyof UpdatePersonDto)[];
