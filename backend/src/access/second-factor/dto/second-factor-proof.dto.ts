import { BeginSecondFactorDto } from './begin-second-factor.dto.js';
import { IsCode } from './is-code.js';

export class SecondFactorProofDto extends BeginSecondFactorDto {
  @IsCode({ description: 'What the authenticator app shows now, or a recovery code.', example: '7K2M-9QXA-04TB' })
  code: string;
}
