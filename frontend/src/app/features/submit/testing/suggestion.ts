import type { Suggestion } from '../../../api/types';

export const DESCRIPTION = 'My card was charged twice for one invoice.';

/** A suggestion by the configured model for DESCRIPTION. */
export const SUGGESTION: Suggestion = {
  suggested_category: 'billing',
  suggested_priority: 'high',
  category_confidence: 0.97,
  priority_confidence: 0.92,
  confidence: 0.92,
  source: 'anthropic',
  model: 'claude-haiku-4-5',
  version: '3',
  degraded: false,
  reason: 'A duplicate charge.',
  evidence: [{ field: 'description', start: 12, end: 25, text: 'charged twice' }],
  suggestion_token: 'v1.signed',
};
