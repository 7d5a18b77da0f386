import { ApiProperty } from '@nestjs/swagger';
import { hasEnoughDecisions, NEEDED_DECISIONS, type AccuracyFilter, type ModelAccuracy } from '../accuracy.js';
import { RECORDED_SOURCES, type RecordedSource } from '../outcome.js';
import { FieldAccuracyDto, NOT_ENOUGH_DATA } from './field-accuracy.dto.js';

const Known = (description: string, example: number): PropertyDecorator =>
  ApiProperty({ type: 'number', nullable: true, description, example });

class LatencyDto {
  @ApiProperty({ description: 'In milliseconds.', example: 840 })
  median_ms: number;

  @ApiProperty({ description: 'In milliseconds.', example: 2310 })
  p95_ms: number;
}

class ModelAccuracyDto {
  @ApiProperty({ enum: RECORDED_SOURCES, enumName: 'RecordedSource', example: 'embedded' })
  source: RecordedSource;

  @ApiProperty({ example: 'embedded' })
  model: string;

  @ApiProperty({ description: 'Of the prompt for a language model, of the model itself otherwise.', example: '1' })
  version: string;

  @ApiProperty({ type: 'integer', description: 'Suggestions that reached a ticket.', example: 412 })
  suggestions: number;

  @ApiProperty({ description: 'From the question to the answer.' })
  latency: LatencyDto;

  @Known('Sent, over all suggestions; null when none is known.', 173_040)
  input_tokens: number | null;

  @Known('Received, over all suggestions; null when none is known.', 32_960)
  output_tokens: number | null;

  @Known('In US dollars, over all suggestions; null without configured prices.', 0.34)
  cost_usd: number | null;

  @ApiProperty({ type: [FieldAccuracyDto] })
  fields: FieldAccuracyDto[];

  static from(measured: ModelAccuracy): ModelAccuracyDto {
    return {
      source: measured.source,
      model: measured.model,
      version: measured.version,
      suggestions: measured.suggestions,
      latency: { median_ms: measured.medianLatencyMs, p95_ms: measured.p95LatencyMs },
      input_tokens: measured.inputTokens,
      output_tokens: measured.outputTokens,
      cost_usd: measured.costUsd,
      fields: measured.fields.map((field) => FieldAccuracyDto.from(field)),
    };
  }
}

export class AccuracyDto {
  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description: 'Suggestions made from this instant on are measured; null: from the first one on.',
    example: '2026-11-01T00:00:00.000Z',
  })
  from: string | null;

  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description: 'Suggestions made before this instant are measured; null: up to now.',
    example: '2026-12-01T00:00:00.000Z',
  })
  to: string | null;

  @ApiProperty({ type: 'integer', description: 'How many decisions a share needs.', example: NEEDED_DECISIONS })
  needed_decisions: number;

  @ApiProperty({ description: 'True when at least one field of one model has enough decisions.', example: true })
  enough_data: boolean;

  @ApiProperty({ type: 'string', enum: [NOT_ENOUGH_DATA], nullable: true, description: 'Null with enough data.' })
  message: typeof NOT_ENOUGH_DATA | null;

  @ApiProperty({ type: [ModelAccuracyDto], description: 'Every version of every model that made a suggestion.' })
  models: ModelAccuracyDto[];

  static from({ from, to }: AccuracyFilter, models: readonly ModelAccuracy[]): AccuracyDto {
    const enough = models.some(({ fields }) => fields.some(hasEnoughDecisions));
    return {
      from: from?.toISOString() ?? null,
      to: to?.toISOString() ?? null,
      needed_decisions: NEEDED_DECISIONS,
      enough_data: enough,
      message: enough ? null : NOT_ENOUGH_DATA,
      models: models.map((model) => ModelAccuracyDto.from(model)),
    };
  }
}
