import type { Judgement, SuggestionSource, TicketText } from '../suggestion.js';

/** A language model that judges tickets. The class is the injection token; without a configured model it is null. */
export abstract class LlmProvider {
  abstract readonly name: Exclude<SuggestionSource, 'embedded' | 'default'>;

  /**
   * @throws LlmFailure when the model gives no usable answer, within the provider's own time limit.
   * @throws the signal's reason when the caller aborts.
   */
  abstract judge(text: TicketText, signal?: AbortSignal): Promise<Judgement>;
}
