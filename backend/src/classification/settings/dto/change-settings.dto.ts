import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsNumber, IsOptional, Max, Min } from 'class-validator';
import { IsOneOf } from '../../../common/validation/one-of.js';
import { SETTING_RANGES, type Range } from '../../../config/setting-ranges.js';
import type { SettingChanges } from '../changeable-settings.js';

const SWITCH = ['on', 'off'] as const;

/** Left out: it stays. Null: the environment's value holds again. */
const NumberWithin = ({ min, max }: Range, type: 'number' | 'integer', example: number): PropertyDecorator => {
  const kind = type === 'integer' ? 'a whole number' : 'a number';
  const refusal = { message: `$property must be ${kind} from ${min} to ${max}, or null` };
  return applyDecorators(
    ApiProperty({ type, nullable: true, required: false, minimum: min, maximum: max, example }),
    IsOptional(),
    type === 'integer' ? IsInt(refusal) : IsNumber({}, refusal),
    Min(min, refusal),
    Max(max, refusal),
  );
};

const OnOrOff = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ enum: SWITCH, type: 'string', nullable: true, required: false, example: null }),
    IsOptional(),
    IsOneOf(SWITCH),
  );

/** Settings by the names of their variables. */
export class ChangeSettingsDto implements SettingChanges {
  @NumberWithin(SETTING_RANGES.REVIEW_THRESHOLD, 'number', 0.7)
  REVIEW_THRESHOLD?: number | null;

  @OnOrOff()
  LEARNING?: 'on' | 'off' | null;

  @NumberWithin(SETTING_RANGES.LEARNING_MIN_DECISIONS, 'integer', 50)
  LEARNING_MIN_DECISIONS?: number | null;

  @OnOrOff()
  LLM_ENABLED?: 'on' | 'off' | null;

  @NumberWithin(SETTING_RANGES.LLM_DAILY_CALLS, 'integer', 10_000)
  LLM_DAILY_CALLS?: number | null;

  @NumberWithin(SETTING_RANGES.LLM_DAILY_TOKENS, 'integer', 20_000_000)
  LLM_DAILY_TOKENS?: number | null;
}
