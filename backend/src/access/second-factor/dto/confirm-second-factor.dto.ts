import { IsCode } from './is-code.js';

export class ConfirmSecondFactorDto {
  @IsCode({ description: 'What the authenticator app shows now.', example: '492039' })
  code: string;
}
