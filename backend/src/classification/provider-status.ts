import type { LastFailure, LatencySummary } from './llm/call-record.js';
import type { DailyCap, UsageToday } from './llm/llm-usage.repository.js';
import type { ProviderState } from './llm/provider-guard.js';
import type { SuggestionSource } from './suggestion.js';

/** One link of the chain, as operators see it. What is null does not apply, or is not known. */
export interface ProviderStatus {
  readonly name: Exclude<SuggestionSource, 'default'>;
  readonly model: string;
  readonly version: string;
  readonly state: ProviderState;
  readonly lastFailure: LastFailure | null;
  readonly latency: LatencySummary | null;
  readonly today: (Omit<UsageToday, 'costUsd'> & { readonly costUsd: number | null }) | null;
  readonly cap: DailyCap | null;
}
