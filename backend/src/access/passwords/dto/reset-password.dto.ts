import { IsLinkKey } from '../../links/link-key.js';
import { IsNewPassword } from './is-new-password.js';

export class ResetPasswordDto {
  @IsLinkKey()
  key: string;

  @IsNewPassword()
  password: string;
}
