import { PickType } from '@nestjs/swagger';
import { IsLinkKey } from '../../links/link-key.js';
import { IsNewPassword } from '../../passwords/dto/is-new-password.js';
import { CreatePersonDto } from '../../people/dto/create-person.dto.js';

export class SetUpDto extends PickType(CreatePersonDto, ['email', 'name']) {
  @IsLinkKey()
  key: string;

  @IsNewPassword()
  password: string;
}
