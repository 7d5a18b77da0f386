import { Injectable } from '@nestjs/common';
import { ValidationError } from '../../common/errors/domain-error.js';
import { hasEnoughDecisions, type AccuracyFilter, type FieldAccuracy, type ModelAccuracy } from './accuracy.js';
import { AccuracyRepository } from './accuracy.repository.js';

@Injectable()
export class AccuracyService {
  constructor(private readonly repository: AccuracyRepository) {}

  /**
   * How often suggestions were right. Where too few are decided to tell, there are counts and no shares.
   * @throws ValidationError when the time in question ends before it starts
   */
  async measure(filter: AccuracyFilter): Promise<ModelAccuracy[]> {
    const { from, to } = filter;
    if (from && to && from >= to) throw new ValidationError({ from: ['from must be earlier than to'] });
    const models = await this.repository.measure(filter);
    return models.map((model) => ({ ...model, fields: model.fields.map(withoutGuesswork) }));
  }
}

function withoutGuesswork(measured: FieldAccuracy): FieldAccuracy {
  if (hasEnoughDecisions(measured)) return measured;
  return {
    ...measured,
    accuracy: null,
    interval: null,
    simplestGuess: null,
    calibration: null,
    expectedCalibrationError: null,
    thresholds: null,
  };
}
