import { Logger } from '@nestjs/common';
import { PROMPT_VERSION } from '../prompt.js';
import type { Suggestion, TicketText } from '../suggestion.js';
import { AnswerCache } from './answer-cache.js';
import { LlmFailure } from './llm-failure.js';
import type { ProviderGuard, ProviderReport } from './provider-guard.js';
import { TimeBudget } from './time-budget.js';

/** Not worth a line each: `ProviderGuard` tells when they begin. */
const QUIET: ReadonlySet<LlmFailure['kind']> = new Set(['paused', 'busy', 'capped']);

/** The configured language models, asked in their order under one budget of time. */
export class ProviderChain {
  private readonly logger = new Logger(ProviderChain.name);
  private readonly cache = new AnswerCache<Suggestion>();

  constructor(
    private readonly guards: readonly ProviderGuard[],
    private readonly budgetMs: number,
  ) {}

  get isEmpty(): boolean {
    return this.guards.length === 0;
  }

  /** How each provider does, in their order. */
  get reports(): ProviderReport[] {
    return this.guards.map(({ report }) => report);
  }

  /**
   * The first usable answer, or null when there is none within the budget; whatever the providers do.
   * @throws the signal's reason when the caller aborts, and nothing else
   */
  async ask(text: TicketText, signal?: AbortSignal): Promise<Suggestion | null> {
    if (this.isEmpty) return null;
    const models = this.guards.map(({ name, model }) => [name, model]);
    const question = [PROMPT_VERSION, models, text.title ?? null, text.description];
    return this.cache.answer(question, (cancelled) => this.askInOrder(text, cancelled), signal);
  }

  private async askInOrder(text: TicketText, signal: AbortSignal): Promise<Suggestion | null> {
    using budget = new TimeBudget(this.budgetMs, signal);
    for (const [index, guard] of this.guards.entries()) {
      if (budget.leftMs === 0) break;
      const degraded = index > 0;
      const suggestion = await this.askOne(guard, text, budget, degraded);
      if (suggestion) return suggestion;
    }
    return null;
  }

  private async askOne(
    guard: ProviderGuard,
    text: TicketText,
    budget: TimeBudget,
    degraded: boolean,
  ): Promise<Suggestion | null> {
    try {
      const { judgement, effort } = await guard.judge(text, budget);
      return { ...judgement, source: guard.name, model: guard.model, version: PROMPT_VERSION, degraded, effort };
    } catch (error) {
      if (!(error instanceof LlmFailure)) throw error;
      if (!QUIET.has(error.kind)) this.logger.warn(`${guard.name} gave no usable suggestion (${error.message}).`);
      return null;
    }
  }
}
