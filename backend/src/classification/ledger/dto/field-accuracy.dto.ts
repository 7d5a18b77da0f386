import { ApiProperty } from '@nestjs/swagger';
import { hasEnoughDecisions, NEEDED_DECISIONS, type FieldAccuracy, type Interval } from '../accuracy.js';
import { JUDGED_FIELDS, type JudgedField } from '../outcome.js';

/** What is said instead of shares that would say more about luck than about the classifier. */
export const NOT_ENOUGH_DATA = 'not enough data';

const Count = (description: string, example: number): PropertyDecorator =>
  ApiProperty({ type: 'integer', minimum: 0, description, example });

const Share = (description: string, example: number): PropertyDecorator =>
  ApiProperty({ type: 'number', minimum: 0, maximum: 1, description, example });

const ShareOrNull = (description: string, example: number): PropertyDecorator =>
  ApiProperty({ type: 'number', minimum: 0, maximum: 1, nullable: true, description, example });

const WilsonInterval = (): PropertyDecorator =>
  ApiProperty({ type: IntervalDto, nullable: true, description: 'Wilson’s 95 % interval of the share before it.' });

class IntervalDto implements Interval {
  @Share('The true share is hardly lower.', 0.84)
  low: number;

  @Share('The true share is hardly higher.', 0.9)
  high: number;
}

class SimplestGuessDto {
  @ApiProperty({ description: 'The most frequent final value.', example: 'technical' })
  value: string;

  @Share('How often always saying that would have been right.', 0.41)
  accuracy: number;
}

class ConfusionCellDto {
  @ApiProperty({ example: 'billing' })
  suggested: string;

  @ApiProperty({ description: 'What people settled on.', example: 'account' })
  final: string;

  @Count('How often.', 7)
  count: number;
}

class CalibrationBinDto {
  @Share('The bin holds confidences from here on.', 0.8)
  from: number;

  @Share('Up to here; only the last bin holds its end as well.', 0.9)
  to: number;

  @Count('Decided suggestions of such a confidence.', 96)
  count: number;

  @ShareOrNull('Their mean confidence; null for none.', 0.85)
  mean_confidence: number | null;

  @ShareOrNull('The share of them that was right; null for none.', 0.88)
  accuracy: number | null;
}

class ThresholdPointDto {
  @Share('A confidence.', 0.6)
  threshold: number;

  @Count('Decided suggestions of at least that confidence.', 310)
  covered: number;

  @Share('Their share of all decided ones.', 0.78)
  coverage: number;

  @ShareOrNull('The share of them that was right; null for none.', 0.93)
  precision: number | null;

  @WilsonInterval()
  interval: Interval | null;
}

export class FieldAccuracyDto {
  @ApiProperty({ enum: JUDGED_FIELDS, enumName: 'JudgedField', example: 'category' })
  field: JudgedField;

  @Count('Suggestions that reached a ticket.', 412)
  suggestions: number;

  @Count('Of them, the ones that somebody decided.', 397)
  decided: number;

  @Count('The ones that nobody has decided yet.', 15)
  open: number;

  @Count('Decided as suggested.', 349)
  accepted: number;

  @Count('The submitter chose another value.', 18)
  overridden_by_submitter: number;

  @Count('An agent chose another value.', 30)
  overridden_by_agent: number;

  @ApiProperty({ description: `False below ${NEEDED_DECISIONS} decisions; then there are counts, and no shares.` })
  enough_data: boolean;

  @ApiProperty({ type: 'string', enum: [NOT_ENOUGH_DATA], nullable: true, description: 'Null with enough data.' })
  message: typeof NOT_ENOUGH_DATA | null;

  @ShareOrNull('The share of the decided suggestions that was right.', 0.879)
  accuracy: number | null;

  @WilsonInterval()
  interval: Interval | null;

  @ApiProperty({ type: SimplestGuessDto, nullable: true, description: 'What the accuracy has to beat.' })
  simplest_guess: SimplestGuessDto | null;

  @ApiProperty({ type: [ConfusionCellDto], description: 'Every suggested value by every final one, zeros included.' })
  confusion: ConfusionCellDto[];

  @ApiProperty({ type: [CalibrationBinDto], nullable: true, description: 'Ten bins: is 80 % sure right in 80 %?' })
  calibration: CalibrationBinDto[] | null;

  @ShareOrNull('The mean distance of confidence and accuracy over the bins, weighted by their counts.', 0.04)
  expected_calibration_error: number | null;

  @ApiProperty({
    type: [ThresholdPointDto],
    nullable: true,
    description: 'What would be covered, and how often rightly, from each confidence on: 0 to 1 in steps of 0.05.',
  })
  thresholds: ThresholdPointDto[] | null;

  static from(measured: FieldAccuracy): FieldAccuracyDto {
    const enough = hasEnoughDecisions(measured);
    return {
      field: measured.field,
      suggestions: measured.suggestions,
      decided: measured.decided,
      open: measured.open,
      accepted: measured.accepted,
      overridden_by_submitter: measured.overriddenBySubmitter,
      overridden_by_agent: measured.overriddenByAgent,
      enough_data: enough,
      message: enough ? null : NOT_ENOUGH_DATA,
      accuracy: measured.accuracy,
      interval: measured.interval,
      simplest_guess: measured.simplestGuess,
      confusion: [...measured.confusion],
      calibration:
        measured.calibration?.map(({ meanConfidence, ...bin }) => ({ ...bin, mean_confidence: meanConfidence })) ??
        null,
      expected_calibration_error: measured.expectedCalibrationError,
      thresholds: measured.thresholds && [...measured.thresholds],
    };
  }
}
