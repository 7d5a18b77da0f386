import type { Suggestion } from '../../src/classification/suggestion.js';

/** A suggestion of the embedded model, for tests that need any. */
export const SUGGESTION: Suggestion = {
  category: 'billing',
  priority: 'high',
  categoryConfidence: 0.9,
  priorityConfidence: 0.6,
  reason: '',
  evidence: [],
  source: 'embedded',
  model: 'embedded',
  version: '1',
  degraded: false,
  effort: { latencyMs: 1, inputTokens: null, outputTokens: null, costUsd: null },
};
