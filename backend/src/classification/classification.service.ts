import { Inject, Injectable, Logger } from '@nestjs/common';
import { EmbeddedClassifier } from './embedded/embedded-classifier.js';
import { LlmFailure } from './llm/llm-failure.js';
import { LlmProvider } from './llm/llm-provider.js';
import type { Judgement, Suggestion, TicketText } from './suggestion.js';

/** Valid values for a ticket that says nothing we recognise; the confidences say that they are no prediction. */
const NOTHING_RECOGNISED: Judgement = {
  category: 'general',
  priority: 'medium',
  categoryConfidence: 0,
  priorityConfidence: 0,
  reason: 'Nothing in the text points to a category or a priority.',
  evidence: [],
};

/** Suggests a category and a priority: the configured model first, the embedded classifier whenever that fails. */
@Injectable()
export class ClassificationService {
  private readonly logger = new Logger(ClassificationService.name);

  constructor(
    @Inject(LlmProvider) private readonly provider: LlmProvider | null,
    private readonly embedded: EmbeddedClassifier,
  ) {}

  /**
   * Always answers with valid values, whatever the provider does.
   * @throws the signal's reason when the caller aborts, and nothing else.
   */
  async classify(text: TicketText, signal?: AbortSignal): Promise<Suggestion> {
    signal?.throwIfAborted();
    const judged = this.provider && (await this.ask(this.provider, text, signal));
    if (judged) return judged;
    const own = this.embedded.classify(text);
    if (!own) return { ...NOTHING_RECOGNISED, source: 'default', degraded: true };
    return { ...own, source: 'embedded', degraded: this.provider !== null };
  }

  private async ask(provider: LlmProvider, text: TicketText, signal?: AbortSignal): Promise<Suggestion | undefined> {
    try {
      return { ...(await provider.judge(text, signal)), source: provider.name, degraded: false };
    } catch (error) {
      signal?.throwIfAborted();
      // An unknown error's own message may quote the ticket or the key, so only its name is told.
      const cause =
        error instanceof LlmFailure ? error.message : `unexpected ${error instanceof Error ? error.name : 'value'}`;
      this.logger.warn(
        `${provider.name} gave no usable suggestion (${cause}); the embedded classifier answers instead.`,
      );
      return undefined;
    }
  }
}
