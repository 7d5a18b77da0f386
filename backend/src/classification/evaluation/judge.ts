import { setTimeout } from 'node:timers/promises';
import { NOTHING_RECOGNISED } from '../classification.service.js';
import type { EmbeddedClassifier } from '../embedded/embedded-classifier.js';
import { languageModel } from '../llm/language-models.js';
import { LlmFailure, type Tokens } from '../llm/llm-failure.js';
import type { LlmProvider } from '../llm/llm-provider.js';
import type { ProviderSettings } from '../llm/llm-settings.js';
import { costOf } from '../llm/provider-guard.js';
import type { PromptVersion } from '../prompt.js';
import type { Judgement, SuggestionSource, TicketText } from '../suggestion.js';

export interface Verdict extends Tokens {
  readonly judgement: Judgement;
  /** False when the text said nothing to the classifier, and the values only stand in for a prediction. */
  readonly isPrediction: boolean;
  readonly latencyMs: number;
  readonly costUsd: number | null;
}

/** Whose judgement is evaluated. */
export interface Judge {
  readonly source: SuggestionSource;
  readonly model: string;
  readonly version: string;
  /**
   * @throws LlmFailure when there is no usable answer
   * @throws the signal's reason when the caller aborts
   */
  judge(text: TicketText, signal: AbortSignal): Promise<Verdict>;
}

export function embeddedJudge(classifier: EmbeddedClassifier): Judge {
  return {
    source: 'embedded',
    model: 'embedded',
    version: classifier.version,
    judge: (text) => {
      const started = performance.now();
      const judgement = classifier.classify(text);
      const latencyMs = performance.now() - started;
      return Promise.resolve({
        judgement: judgement ?? NOTHING_RECOGNISED,
        isPrediction: judgement !== null,
        latencyMs,
        inputTokens: null,
        outputTokens: null,
        costUsd: null,
      });
    },
  };
}

/** A provider that asks for more time than this is given up for the ticket at hand. */
const LONGEST_WAIT_MS = 60_000;
const RETRY_DELAY_MS = 500;

/**
 * A language model asked directly: no cache, no fallback, no cap. What a moment may mend is tried once more, after the
 * time that the provider asks for; without that, a limit on the rate would be measured instead of the model.
 */
export async function languageModelJudge(settings: ProviderSettings, promptVersion: PromptVersion): Promise<Judge> {
  const provider = await languageModel({ ...settings, promptVersion });
  return {
    source: provider.name,
    model: provider.model,
    version: promptVersion,
    judge: async (text, signal) => {
      try {
        return await askOnce(provider, settings, text, signal);
      } catch (error) {
        const wait = waitBeforeRetry(error);
        if (wait === undefined) throw error;
        await setTimeout(wait, undefined, { signal });
        return askOnce(provider, settings, text, signal);
      }
    },
  };
}

async function askOnce(
  provider: LlmProvider,
  { prices }: ProviderSettings,
  text: TicketText,
  signal: AbortSignal,
): Promise<Verdict> {
  const started = performance.now();
  const answer = await provider.judge(text, signal);
  const latencyMs = performance.now() - started;
  const costUsd = costOf(answer.inputTokens, answer.outputTokens, prices);
  return { ...answer, isPrediction: true, latencyMs, costUsd };
}

function waitBeforeRetry(error: unknown): number | undefined {
  if (!(error instanceof LlmFailure) || !error.transient) return undefined;
  const { retryAfterMs = RETRY_DELAY_MS } = error;
  return retryAfterMs <= LONGEST_WAIT_MS ? retryAfterMs : undefined;
}
