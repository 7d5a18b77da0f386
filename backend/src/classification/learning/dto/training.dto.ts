import { ApiProperty } from '@nestjs/swagger';
import { JOB_STATES, type JobReport, type JobState } from '../../../jobs/job-kind.js';
import { TRAINING_RESULTS, type TrainingOutcome } from '../training-outcome.js';

const Moment = (example: string | null): PropertyDecorator =>
  ApiProperty({ type: String, format: 'date-time', nullable: true, example });

class TrainingOutcomeDto {
  @ApiProperty({
    enum: TRAINING_RESULTS,
    description:
      '`activated`: the new version answers; `rejected`: it was worse, or could not be measured; `unchanged`: the ' +
      'decisions lead to a known version; `skipped`: too few new decisions for a nightly training, or learning is switched off.',
    example: 'activated',
  })
  result: TrainingOutcome['result'];

  @ApiProperty({ type: String, nullable: true, description: 'Null when none was trained.', example: 'linear-4c839489' })
  version: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'A sentence; null for `activated`.', example: null })
  reason: string | null;
}

export class TrainingDto {
  @ApiProperty({
    enum: ['none', ...JOB_STATES],
    description: 'Of the latest training; `none` when there was none within a week.',
    example: 'completed',
  })
  state: 'none' | JobState;

  @ApiProperty({
    type: 'number',
    nullable: true,
    minimum: 0,
    maximum: 1,
    description: 'The share that is done; null unless it is running.',
    example: null,
  })
  progress: number | null;

  @Moment('2026-11-21T03:00:00.000Z')
  requested_at: string | null;

  @Moment('2026-11-21T03:00:02.000Z')
  started_at: string | null;

  @Moment('2026-11-21T03:00:41.000Z')
  ended_at: string | null;

  @ApiProperty({ type: TrainingOutcomeDto, nullable: true, description: 'Null until it is completed.' })
  outcome: TrainingOutcomeDto | null;

  static from(report: JobReport | null): TrainingDto {
    if (!report) {
      return { state: 'none', progress: null, requested_at: null, started_at: null, ended_at: null, outcome: null };
    }
    const { state, progress, requestedAt, startedAt, endedAt, outcome } = report;
    return {
      state,
      progress: state === 'running' ? (progress ? progress.done / progress.of : 0) : null,
      requested_at: requestedAt.toISOString(),
      started_at: startedAt && startedAt.toISOString(),
      ended_at: endedAt && endedAt.toISOString(),
      outcome: outcome as TrainingOutcome | null,
    };
  }
}
