import { Injectable } from '@nestjs/common';
import { EmbeddedClassifier } from './embedded/embedded-classifier.js';
import { ProviderChain } from './llm/provider-chain.js';
import { SettingsInForce } from './settings/settings-in-force.js';
import type { Judgement, Suggestion, TicketText } from './suggestion.js';

/** Valid values for a ticket that says nothing we recognise; the confidences say that they are no prediction. */
export const NOTHING_RECOGNISED: Judgement = {
  category: 'general',
  priority: 'medium',
  categoryConfidence: 0,
  priorityConfidence: 0,
  reason: 'Nothing in the text points to a category or a priority.',
  evidence: [],
};

/** Suggests a category and a priority: the configured models first, the embedded classifier whenever they all fail. */
@Injectable()
export class ClassificationService {
  constructor(
    private readonly chain: ProviderChain,
    private readonly embedded: EmbeddedClassifier,
    private readonly settings: SettingsInForce,
  ) {}

  /** Whether `classify` can know more than `classifyAtOnce`. */
  get hasLanguageModels(): boolean {
    return this.settings.current.LLM_ENABLED === 'on' && !this.chain.isEmpty;
  }

  /**
   * Always answers with valid values, whatever the providers do, within the budget of time.
   * @throws the signal's reason when the caller aborts, and nothing else.
   */
  async classify(text: TicketText, signal?: AbortSignal): Promise<Suggestion> {
    signal?.throwIfAborted();
    if (!this.hasLanguageModels) return this.embeddedSuggestion(text, false);
    return (await this.chain.ask(text, signal)) ?? this.embeddedSuggestion(text, true);
  }

  /** What the embedded classifier says; asks nobody else and does not wait. */
  classifyAtOnce(text: TicketText): Suggestion {
    return this.embeddedSuggestion(text, false);
  }

  private embeddedSuggestion(text: TicketText, degraded: boolean): Suggestion {
    const started = performance.now();
    const judgement = this.embedded.classify(text);
    // Tenths: the built-in model takes less than a millisecond.
    const latencyMs = Math.round((performance.now() - started) * 10) / 10;
    return {
      ...(judgement ?? NOTHING_RECOGNISED),
      source: judgement ? 'embedded' : 'default',
      model: 'embedded',
      version: this.embedded.version,
      degraded: degraded || judgement === null,
      effort: { latencyMs, inputTokens: null, outputTokens: null, costUsd: null },
    };
  }
}
