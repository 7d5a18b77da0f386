import { ApiProperty } from '@nestjs/swagger';
import type { ClassifierSetting } from '../classifier-setting.js';

export class ClassifierSettingDto {
  @ApiProperty({ description: 'The name of the environment variable.', example: 'REVIEW_THRESHOLD' })
  variable: string;

  @ApiProperty({
    oneOf: [{ type: 'string' }, { type: 'number' }],
    nullable: true,
    description: 'What is in force, also by default; null when it is not set, and for keys and addresses always.',
    example: 0.6,
  })
  value: string | number | null;

  @ApiProperty({ description: 'It is a key or an address, whose value is never told.', example: false })
  is_secret: boolean;

  @ApiProperty({ description: 'There is a value.', example: true })
  is_set: boolean;

  static from({ variable, value, isSecret, isSet }: ClassifierSetting): ClassifierSettingDto {
    return { variable, value, is_secret: isSecret, is_set: isSet };
  }
}
