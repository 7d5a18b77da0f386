import type { Judgement, LlmProviderName, TicketText } from '../suggestion.js';
import type { Tokens } from './llm-failure.js';

/** What a language model answered, and what it consumed for that. */
export interface LlmAnswer extends Tokens {
  readonly judgement: Judgement;
}

/** A language model that judges tickets: one attempt for each call. */
export abstract class LlmProvider {
  abstract readonly name: LlmProviderName;
  /** The vendor's name of the model. */
  abstract readonly model: string;

  /**
   * @throws LlmFailure when the model gives no usable answer, within the provider's own time limit.
   * @throws the signal's reason when the caller aborts.
   */
  abstract judge(text: TicketText, signal?: AbortSignal): Promise<LlmAnswer>;
}
