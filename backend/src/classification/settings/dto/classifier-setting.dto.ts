import { ApiProperty } from '@nestjs/swagger';
import type { ClassifierSetting } from '../classifier-setting.js';

const Bound = (description: string, example: number): PropertyDecorator =>
  ApiProperty({ type: 'number', nullable: true, description, example });

export class ClassifierSettingDto {
  @ApiProperty({ description: 'The name of the environment variable.', example: 'REVIEW_THRESHOLD' })
  variable: string;

  @ApiProperty({
    oneOf: [{ type: 'string' }, { type: 'number' }],
    nullable: true,
    description: 'What is in force, also by default; null when it is not set, and for keys and addresses always.',
    example: 0.7,
  })
  value: string | number | null;

  @ApiProperty({ description: 'It is a key or an address, whose value is never told.', example: false })
  is_secret: boolean;

  @ApiProperty({ description: 'There is a value.', example: true })
  is_set: boolean;

  @ApiProperty({ description: 'Administrators can change it while the server runs.', example: true })
  is_changeable: boolean;

  @ApiProperty({ description: 'They have changed it, so that the value of the environment waits.', example: true })
  is_changed: boolean;

  @ApiProperty({
    oneOf: [{ type: 'string' }, { type: 'number' }],
    nullable: true,
    description: 'What holds without a change; null for what cannot be changed.',
    example: 0.6,
  })
  environment_value: string | number | null;

  @Bound('The least that it can be changed to; null for what is no number or cannot be changed.', 0.01)
  minimum: number | null;

  @Bound('The most that it can be changed to; null for what is no number or cannot be changed.', 1)
  maximum: number | null;

  static from({ variable, value, isSecret, isSet, change }: ClassifierSetting): ClassifierSettingDto {
    return {
      variable,
      value,
      is_secret: isSecret,
      is_set: isSet,
      is_changeable: change !== null,
      is_changed: change?.isChanged ?? false,
      environment_value: change?.environmentValue ?? null,
      minimum: change?.range?.min ?? null,
      maximum: change?.range?.max ?? null,
    };
  }
}
