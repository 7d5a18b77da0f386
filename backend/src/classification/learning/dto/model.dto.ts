import { ApiProperty } from '@nestjs/swagger';
import { MODEL_STATES, type ClassifierModel, type ModelState } from '../classifier-model.entity.js';
import type { Comparison } from '../comparison.js';
import type { ModelVersions, ShippedVersion } from '../model-versions.js';

class ModelScoresDto {
  @ApiProperty({ type: 'number', minimum: 0, maximum: 1, example: 0.86 })
  accuracy: number;

  @ApiProperty({
    type: 'number',
    minimum: 0,
    maximum: 1,
    description: 'The mean of F1 over the values.',
    example: 0.84,
  })
  macro_f1: number;
}

class FieldComparisonDto {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'How many tickets the figures are of.', example: 64 })
  tickets: number;

  @ApiProperty({ type: ModelScoresDto, description: 'Of the version that it is compared with.' })
  before: ModelScoresDto;

  @ApiProperty({ type: ModelScoresDto, description: 'Of this version.' })
  after: ModelScoresDto;
}

class ComparisonDto {
  @ApiProperty({ type: FieldComparisonDto })
  category: FieldComparisonDto;

  @ApiProperty({ type: FieldComparisonDto })
  priority: FieldComparisonDto;

  static from({ category, priority }: Comparison): ComparisonDto {
    const field = ({ tickets, before, after }: Comparison['category']): FieldComparisonDto => ({
      tickets,
      before: { accuracy: before.accuracy, macro_f1: before.macroF1 },
      after: { accuracy: after.accuracy, macro_f1: after.macroF1 },
    });
    return { category: field(category), priority: field(priority) };
  }
}

class ModelMetricsDto {
  @ApiProperty({
    type: ComparisonDto,
    description: 'On decisions of agents that no version is trained on, against the version that was active.',
  })
  held_out_decisions: ComparisonDto;

  @ApiProperty({ type: ComparisonDto, description: 'On the project’s test corpus, against the shipped version.' })
  test_corpus: ComparisonDto;
}

class TrainedOnDto {
  @ApiProperty({ type: 'integer', minimum: 0, example: 3590 })
  corpus_tickets: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Tickets that agents decided on.', example: 312 })
  decisions: number;
}

export class ModelDto {
  @ApiProperty({ description: 'As it stands in suggestions.', example: 'linear-4c839489' })
  version: string;

  @ApiProperty({ enum: ['shipped', 'learned'], example: 'learned' })
  origin: 'shipped' | 'learned';

  @ApiProperty({
    enum: MODEL_STATES,
    description:
      '`active`: it answers (one version at a time); `retired`: it can be made active again; `rejected`: it was worse ' +
      'than what was there, and is not kept.',
    example: 'active',
  })
  state: ModelState;

  @ApiProperty({
    nullable: true,
    type: String,
    description:
      'The shipped version of the release that learned it; another release cannot use it. Null for a shipped one.',
    example: 'linear-0b1c2d3e',
  })
  base: string | null;

  @ApiProperty({ nullable: true, type: String, description: 'Why it was rejected.', example: null })
  rejection: string | null;

  @ApiProperty({ type: TrainedOnDto, nullable: true, description: 'Null for the shipped version.' })
  trained_on: TrainedOnDto | null;

  @ApiProperty({ type: ModelMetricsDto, nullable: true, description: 'Null for the shipped version.' })
  metrics: ModelMetricsDto | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: '2026-11-21T03:00:02.000Z' })
  trained_at: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it became active last.',
    example: '2026-11-21T03:00:41.000Z',
  })
  activated_at: string | null;

  /** Learned versions, latest first, then the shipped one. */
  static listFrom({ learned, shipped }: ModelVersions): ModelDto[] {
    return [...learned.map((model) => ModelDto.fromLearned(model)), ModelDto.fromShipped(shipped)];
  }

  private static fromShipped({ version, isActive }: ShippedVersion): ModelDto {
    const nothing = {
      base: null,
      rejection: null,
      trained_on: null,
      metrics: null,
      trained_at: null,
      activated_at: null,
    };
    return { version, origin: 'shipped', state: isActive ? 'active' : 'retired', ...nothing };
  }

  private static fromLearned(model: ClassifierModel): ModelDto {
    const { version, state, base, rejection, corpusTickets, decisions, metrics, trainedAt, activatedAt } = model;
    return {
      version,
      origin: 'learned',
      state,
      base,
      rejection,
      trained_on: { corpus_tickets: corpusTickets, decisions },
      metrics: {
        held_out_decisions: ComparisonDto.from(metrics.heldOut),
        test_corpus: ComparisonDto.from(metrics.testCorpus),
      },
      trained_at: trainedAt.toISOString(),
      activated_at: activatedAt && activatedAt.toISOString(),
    };
  }
}
