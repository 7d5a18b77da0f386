import type { Accuracy, FieldAccuracy, ModelAccuracy } from '../../../api/types';

/** A measurement for tests: 120 decisions about categories, of which 96 were as suggested. */
export function fieldAccuracy(values: Partial<FieldAccuracy> = {}): FieldAccuracy {
  return {
    field: 'category',
    suggestions: 130,
    decided: 120,
    open: 10,
    accepted: 96,
    overridden_by_submitter: 4,
    overridden_by_agent: 20,
    enough_data: true,
    message: null,
    accuracy: 0.8,
    interval: { low: 0.72, high: 0.86 },
    simplest_guess: { value: 'technical', accuracy: 0.4 },
    confusion: [
      { suggested: 'billing', final: 'billing', count: 40 },
      { suggested: 'technical', final: 'technical', count: 56 },
      { suggested: 'billing', final: 'account', count: 14 },
      { suggested: 'technical', final: 'general', count: 10 },
    ],
    calibration: [
      { from: 0.5, to: 0.6, count: 0, mean_confidence: null, accuracy: null },
      { from: 0.6, to: 0.7, count: 40, mean_confidence: 0.66, accuracy: 0.6 },
      { from: 0.9, to: 1, count: 80, mean_confidence: 0.94, accuracy: 0.9 },
    ],
    expected_calibration_error: 0.0467,
    thresholds: [
      { threshold: 0.6, covered: 120, coverage: 1, precision: 0.8, interval: { low: 0.72, high: 0.86 } },
      { threshold: 0.8, covered: 80, coverage: 2 / 3, precision: 0.9, interval: { low: 0.815, high: 0.948 } },
      { threshold: 1, covered: 0, coverage: 0, precision: null, interval: null },
    ],
    ...values,
  };
}

/** The same field with 12 decisions: counts, and no shares. */
export function fewDecisions(): FieldAccuracy {
  return fieldAccuracy({
    decided: 12,
    accepted: 10,
    overridden_by_submitter: 0,
    overridden_by_agent: 2,
    enough_data: false,
    message: 'not enough data',
    accuracy: null,
    interval: null,
    simplest_guess: null,
    confusion: [],
    calibration: null,
    expected_calibration_error: null,
    thresholds: null,
  });
}

export function model(fields: readonly FieldAccuracy[], values: Partial<ModelAccuracy> = {}): ModelAccuracy {
  return {
    source: 'embedded',
    model: 'embedded',
    version: '7',
    suggestions: 130,
    latency: { median_ms: 1, p95_ms: 2 },
    input_tokens: null,
    output_tokens: null,
    cost_usd: null,
    fields: [...fields],
    ...values,
  };
}

export function accuracy(models: readonly ModelAccuracy[]): Accuracy {
  return {
    from: null,
    to: null,
    needed_decisions: 30,
    enough_data: models.some(({ fields }) => fields.some(({ enough_data: enough }) => enough)),
    message: null,
    models: [...models],
  };
}
