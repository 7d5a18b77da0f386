import { Logger } from '@nestjs/common';
import {
  bulkhead,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  handleWhen,
  isBrokenCircuitError,
  isBulkheadRejectedError,
} from 'cockatiel';
import type { Effort, Judgement, LlmProviderName, TicketText } from '../suggestion.js';
import { CallRecord, type LastFailure, type LatencySummary } from './call-record.js';
import type { DailyAllowance } from './daily-allowance.js';
import { LlmFailure, type Tokens } from './llm-failure.js';
import type { LlmProvider } from './llm-provider.js';
import type { Prices } from './llm-settings.js';
import { pause, unlessAborted, type TimeBudget } from './time-budget.js';

/** Failed attempts in a row after which a provider is left alone, and for how long until the next trial. */
const FAILURES_TO_PAUSE = 5;
const PAUSE_MS = 30_000;
/** Before the one repetition, unless the provider asks for another time. */
const RETRY_DELAY_MS = 250;
/** A provider that asks for more is asked again after this. */
const MAX_REST_MS = 15 * 60_000;

/** What speaks against the provider. Answers that break the form are not: a ticket can provoke them on purpose. */
const OUTAGES: ReadonlySet<LlmFailure['kind']> = new Set([
  'unauthorized',
  'rate_limited',
  'unavailable',
  'timeout',
  'unexpected',
]);

/**
 * `ready`; `failing`: the latest call failed, it is still asked; `paused`: left alone for a while, after failures or at
 * its own request; `capped`: the calls or tokens of the day are used up; `off`: language models are not asked.
 */
export const PROVIDER_STATES = ['ready', 'failing', 'paused', 'capped', 'off'] as const;

export type ProviderState = (typeof PROVIDER_STATES)[number];

/** What can be shown of a provider; never its key or address. */
export interface ProviderReport {
  readonly name: LlmProviderName;
  readonly model: string;
  readonly state: ProviderState;
  readonly lastFailure: LastFailure | null;
  readonly latency: LatencySummary | null;
  /** Whether the cost of its calls is known. */
  readonly hasPrices: boolean;
}

export interface GuardedAnswer {
  readonly judgement: Judgement;
  readonly effort: Effort;
}

interface GuardSettings {
  readonly prices: Prices | null;
  readonly maxConcurrent: number;
}

/**
 * Stands before one language model: repeats once what a moment may mend, leaves the provider alone while it is down or
 * asks for time, limits how many calls run at once, and lets every call be counted first.
 */
export class ProviderGuard {
  private readonly logger = new Logger(ProviderGuard.name);
  private readonly record = new CallRecord();
  private readonly seats;
  private readonly breaker = circuitBreaker(
    handleWhen((error) => this.speaksAgainst(error)),
    { breaker: new ConsecutiveBreaker(FAILURES_TO_PAUSE), halfOpenAfter: PAUSE_MS },
  );
  private restsUntil = 0;
  /** The day, and the cap that was reached on it: under another one it may be called again. */
  private cappedBy: string | null = null;

  constructor(
    private readonly provider: LlmProvider,
    private readonly settings: GuardSettings,
    private readonly allowance: DailyAllowance,
  ) {
    // Without a queue: whoever finds all seats taken is served sooner by the next in the chain.
    this.seats = bulkhead(settings.maxConcurrent, 0);
    this.breaker.onBreak(() => this.logger.warn(`${this.name} failed ${FAILURES_TO_PAUSE} times and is left alone.`));
    this.breaker.onReset(() => this.logger.log(`${this.name} answers again.`));
  }

  get name(): LlmProviderName {
    return this.provider.name;
  }

  get model(): string {
    return this.provider.model;
  }

  get report(): ProviderReport {
    const { lastFailure, latency } = this.record;
    const hasPrices = this.settings.prices !== null;
    return { name: this.name, model: this.model, state: this.state, lastFailure, latency, hasPrices };
  }

  private get state(): ProviderState {
    if (this.cappedBy === this.capToday) return 'capped';
    if (this.breaker.state !== CircuitState.Closed || Date.now() < this.restsUntil) return 'paused';
    return this.record.isFailing ? 'failing' : 'ready';
  }

  /**
   * @throws LlmFailure when there is no usable answer, whatever the provider does, within the budget
   * @throws the caller's reason when the caller goes away
   */
  async judge(text: TicketText, budget: TimeBudget): Promise<GuardedAnswer> {
    if (Date.now() < this.restsUntil) throw new LlmFailure('paused', 'the provider asked for time');
    try {
      return await this.attempt(text, budget);
    } catch (error) {
      const wait = waitBeforeRetry(error, budget);
      if (wait === undefined) throw error;
      // Not cockatiel's retry: its wait goes on when the caller has gone.
      await pause(wait, budget.signal).catch(() => budget.throwIfCallerGone());
      return this.attempt(text, budget);
    }
  }

  private async attempt(text: TicketText, budget: TimeBudget): Promise<GuardedAnswer> {
    // cockatiel would let us wait for the end of somebody else's trial
    if (this.breaker.state === CircuitState.HalfOpen) throw new LlmFailure('paused', 'a trial is running');
    try {
      return await this.seats.execute(() => this.breaker.execute(() => this.call(text, budget)));
    } catch (error) {
      if (isBulkheadRejectedError(error)) throw new LlmFailure('busy', 'as many calls are running as may');
      if (isBrokenCircuitError(error)) throw new LlmFailure('paused', 'it failed several times in a row');
      throw error;
    }
  }

  private async call(text: TicketText, budget: TimeBudget): Promise<GuardedAnswer> {
    const started = performance.now();
    try {
      await this.countFirst(budget);
      const { judgement, ...tokens } = await unlessAborted(this.provider.judge(text, budget.signal), budget.signal);
      const latencyMs = Math.round(performance.now() - started);
      this.record.addAnswer(latencyMs);
      const costUsd = await this.spend(tokens, budget);
      return { judgement, effort: { latencyMs, ...tokens, costUsd } };
    } catch (error) {
      budget.throwIfCallerGone();
      const failure = failureFrom(error, budget);
      await this.remember(failure, budget);
      throw failure;
    }
  }

  private async countFirst(budget: TimeBudget): Promise<void> {
    await unlessAborted(this.allowance.take(this.name), budget.signal);
    this.cappedBy = null;
  }

  private async remember(failure: LlmFailure, budget: TimeBudget): Promise<void> {
    this.record.addFailure(failure);
    if (failure.kind === 'capped') this.cap();
    if (failure.retryAfterMs !== undefined) this.restsUntil = Date.now() + Math.min(failure.retryAfterMs, MAX_REST_MS);
    if (failure.tokens) await this.spend(failure.tokens, budget);
  }

  private cap(): void {
    const { capToday } = this;
    if (this.cappedBy !== capToday) this.logger.warn(`${this.name} has reached the day's cap and is not called today.`);
    this.cappedBy = capToday;
  }

  private get capToday(): string {
    const { calls, tokens } = this.allowance.cap;
    return [utcDay(), calls, tokens].join(' ');
  }

  /** @returns what the call cost in US dollars, as far as it is known */
  private async spend({ inputTokens, outputTokens }: Tokens, budget: TimeBudget): Promise<number | null> {
    const costUsd = costOf(inputTokens, outputTokens, this.settings.prices);
    const spending = { inputTokens: inputTokens ?? 0, outputTokens: outputTokens ?? 0, costUsd: costUsd ?? 0 };
    await unlessAborted(this.allowance.spend(this.name, spending), budget.signal).catch(() => undefined);
    return costUsd;
  }

  /** A trial must show that the provider answers: one that was cancelled, or not even counted, has shown nothing. */
  private speaksAgainst(error: unknown): boolean {
    const kind = error instanceof LlmFailure ? error.kind : undefined;
    if (this.breaker.state === CircuitState.HalfOpen) return kind !== 'invalid_answer' && kind !== 'refused';
    return kind !== undefined && OUTAGES.has(kind);
  }
}

function failureFrom(error: unknown, budget: TimeBudget): LlmFailure {
  if (error instanceof LlmFailure) return error;
  if (budget.signal.aborted) return new LlmFailure('out_of_time', 'the time for the whole suggestion is over');
  // An unknown error's own message may quote the ticket or the key, so only its name is told.
  return new LlmFailure('unexpected', error instanceof Error ? error.name : 'no error was thrown');
}

/** Milliseconds, or undefined when a repetition has no prospect within the budget. */
function waitBeforeRetry(error: unknown, budget: TimeBudget): number | undefined {
  if (!(error instanceof LlmFailure) || !error.transient) return undefined;
  const wait = error.retryAfterMs ?? RETRY_DELAY_MS;
  return wait < budget.leftMs ? wait : undefined;
}

/** US dollars; null when the tokens or the prices are not known. */
export function costOf(inputTokens: number | null, outputTokens: number | null, prices: Prices | null): number | null {
  if (prices === null || inputTokens === null || outputTokens === null) return null;
  return (inputTokens * prices.input + outputTokens * prices.output) / 1_000_000;
}

function utcDay(): string {
  return new Date().toISOString().slice(0, 10);
}
