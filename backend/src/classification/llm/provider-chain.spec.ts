import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { answers, answersAfter, fails, hangs, ScriptedProvider } from '../../../test/support/scripted-provider.js';
import type { LlmProviderName, TicketText } from '../suggestion.js';
import type { DailyAllowance } from './daily-allowance.js';
import { LlmFailure } from './llm-failure.js';
import { ProviderChain } from './provider-chain.js';
import { ProviderGuard } from './provider-guard.js';

const TICKET: TicketText = { title: 'Zebra', description: 'The zebra is charged twice.' };
const BUDGET_MS = 6_000;

/** Counts in memory what the database would. */
class Counted implements Pick<DailyAllowance, 'cap' | 'take' | 'spend' | 'usedToday'> {
  readonly cap = { calls: 1_000, tokens: 1_000_000 };
  readonly taken: LlmProviderName[] = [];
  readonly spent: unknown[] = [];
  refusal: LlmFailure | null = null;

  take(provider: LlmProviderName): Promise<void> {
    if (this.refusal) return Promise.reject(this.refusal);
    this.taken.push(provider);
    return Promise.resolve();
  }

  spend(provider: LlmProviderName, spending: object): Promise<void> {
    this.spent.push({ provider, ...spending });
    return Promise.resolve();
  }

  usedToday(): Promise<null> {
    return Promise.resolve(null);
  }
}

let counted: Counted;

function chainOf(...providers: ScriptedProvider[]): ProviderChain {
  return chainWith({ maxConcurrent: 4 }, ...providers);
}

function chainWith({ maxConcurrent }: { maxConcurrent: number }, ...providers: ScriptedProvider[]): ProviderChain {
  const settings = { prices: { input: 1, output: 4 }, maxConcurrent };
  const guards = providers.map(
    (provider) => new ProviderGuard(provider, settings, counted as unknown as DailyAllowance),
  );
  return new ProviderChain(guards, BUDGET_MS);
}

const down = (): LlmFailure => new LlmFailure('unavailable', 'HTTP status 404', { status: 404 });
const shaky = (retryAfterMs?: number): LlmFailure =>
  new LlmFailure('unavailable', 'HTTP status 503', {
    transient: true,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });

/** Lets the time pass until the question is answered, and says how long that took. */
async function inTime<T>(pending: Promise<T>, limitMs = 60_000): Promise<{ value: T; ms: number }> {
  const started = performance.now();
  const state = { done: false };
  const settled = pending.finally(() => (state.done = true));
  settled.catch(() => undefined);
  await jest.advanceTimersByTimeAsync(0);
  while (!state.done && performance.now() - started < limitMs) await jest.advanceTimersByTimeAsync(10);
  return { value: await settled, ms: performance.now() - started };
}

let question = 0;
/** A ticket that no cache knows. */
const another = (): TicketText => ({ description: `Question ${(question += 1)}` });

const warn = jest.spyOn(Logger.prototype, 'warn').mockReturnValue(undefined);
const log = jest.spyOn(Logger.prototype, 'log').mockReturnValue(undefined);

beforeEach(() => {
  counted = new Counted();
  jest.useFakeTimers();
  warn.mockClear();
});

afterEach(() => {
  jest.useRealTimers();
  log.mockClear();
});

describe('the order', () => {
  it('asks the first and nobody else while it answers', async () => {
    const [first, second] = [
      new ScriptedProvider('openai', answersAfter(300)),
      new ScriptedProvider('gemini', answers),
    ];
    const { value } = await inTime(chainOf(first, second).ask(TICKET));
    expect(value).toEqual({
      category: 'billing',
      priority: 'high',
      categoryConfidence: 0.8,
      priorityConfidence: 0.7,
      reason: 'Because.',
      evidence: [],
      source: 'openai',
      model: 'scripted-model',
      version: '2',
      degraded: false,
      effort: { latencyMs: 300, inputTokens: 400, outputTokens: 50, costUsd: 0.0006 },
    });
    expect(second.calls).toBe(0);
    expect(warn).not.toHaveBeenCalled();
  });

  it('asks the next when one fails, calls that degraded, and says so once', async () => {
    const providers = [
      new ScriptedProvider('openai', fails(down())),
      new ScriptedProvider('gemini', fails(new LlmFailure('refused', 'the model declined to answer'))),
      new ScriptedProvider('anthropic', answers),
    ];
    const { value } = await inTime(chainOf(...providers).ask(TICKET));
    expect(value).toMatchObject({ source: 'anthropic', degraded: true });
    expect(providers.map(({ calls }) => calls)).toEqual([1, 1, 1]);
    expect(warn.mock.calls.map(([line]) => String(line))).toEqual([
      expect.stringContaining('openai gave no usable suggestion (unavailable: HTTP status 404)'),
      expect.stringContaining('gemini gave no usable suggestion (refused: '),
    ]);
  });

  it('answers null when all fail, and without any', async () => {
    const providers = [new ScriptedProvider('openai', fails(down())), new ScriptedProvider('gemini', fails(down()))];
    await expect(chainOf(...providers).ask(TICKET)).resolves.toBeNull();
    await expect(chainOf().ask(TICKET)).resolves.toBeNull();
  });

  it.each([new Error('the zebra and the key'), new TypeError('the zebra and the key')])(
    'survives the unexpected %p and keeps its message out of the log',
    async (error) => {
      await expect(chainOf(new ScriptedProvider('openai', fails(error))).ask(TICKET)).resolves.toBeNull();
      expect(JSON.stringify(warn.mock.calls)).toContain('unexpected');
      expect(JSON.stringify(warn.mock.calls)).not.toMatch(/zebra|the key/i);
    },
  );
});

describe('the budget', () => {
  it('ends the whole when the first hangs, though it never hears the signal', async () => {
    const [deaf, second] = [
      new ScriptedProvider('openai', () => new Promise(() => undefined)),
      new ScriptedProvider('gemini', answers),
    ];
    const { value, ms } = await inTime(chainOf(deaf, second).ask(TICKET));
    expect(value).toBeNull();
    expect(ms).toBe(BUDGET_MS);
    expect(second.calls).toBe(0);
  });

  it('gives the next what the first has left', async () => {
    const slow = new ScriptedProvider('openai', async () => {
      await new Promise((resolve) => setTimeout(resolve, 4_000));
      throw new LlmFailure('timeout', 'no answer in 4000 ms');
    });
    const second = new ScriptedProvider('gemini', hangs);
    const { value, ms } = await inTime(chainOf(slow, second).ask(TICKET));
    expect([value, ms]).toEqual([null, BUDGET_MS]);
    expect(second.signals[0]?.aborted).toBe(true);
  });

  it('does not hold the end of the budget against a provider', async () => {
    const chain = chainOf(new ScriptedProvider('openai', hangs));
    for (let i = 0; i < 8; i += 1) await inTime(chain.ask(another()));
    expect(chain.reports).toMatchObject([{ state: 'failing', lastFailure: { kind: 'out_of_time' } }]);
  });
});

describe('the repetition', () => {
  it('mends what a moment mends', async () => {
    const provider = new ScriptedProvider('openai', fails(shaky()), answers);
    const { value, ms } = await inTime(chainOf(provider).ask(TICKET));
    expect(value).toMatchObject({ source: 'openai', degraded: false });
    expect(provider.calls).toBe(2);
    expect(ms).toBeLessThan(500);
    expect(counted.taken).toEqual(['openai', 'openai']);
  });

  it('happens once', async () => {
    const provider = new ScriptedProvider('openai', fails(shaky()));
    expect((await inTime(chainOf(provider).ask(TICKET))).value).toBeNull();
    expect(provider.calls).toBe(2);
  });

  it('does not happen where it cannot help', async () => {
    const provider = new ScriptedProvider('openai', fails(new LlmFailure('unauthorized', 'HTTP status 401')));
    await inTime(chainOf(provider).ask(TICKET));
    expect(provider.calls).toBe(1);
  });

  it('waits as long as the provider asks, where that fits the budget', async () => {
    const provider = new ScriptedProvider('openai', fails(shaky(3_000)), answers);
    const { value, ms } = await inTime(chainOf(provider).ask(TICKET));
    expect(value).toMatchObject({ source: 'openai' });
    expect(ms).toBeGreaterThanOrEqual(3_000);
    expect(ms).toBeLessThan(3_100);
  });

  it('goes on to the next at once where it does not fit, and leaves the provider alone for as long as it asks', async () => {
    const provider = new ScriptedProvider('openai', fails(shaky(30_000)), answers);
    const chain = chainOf(provider, new ScriptedProvider('gemini', answers));
    expect((await inTime(chain.ask(another()))).ms).toBeLessThan(50);
    expect(chain.reports[0]?.state).toBe('paused');
    await jest.advanceTimersByTimeAsync(29_000);
    expect((await inTime(chain.ask(another()))).value).toMatchObject({ source: 'gemini', degraded: true });
    expect(provider.calls).toBe(1);
    await jest.advanceTimersByTimeAsync(1_000);
    expect((await inTime(chain.ask(another()))).value).toMatchObject({ source: 'openai', degraded: false });
    expect(chain.reports[0]?.state).toBe('ready');
  });

  it('does not wait for a caller that has gone', async () => {
    const caller = new AbortController();
    const provider = new ScriptedProvider('openai', fails(shaky(3_000)), answers);
    const pending = chainOf(provider).ask(TICKET, caller.signal);
    setTimeout(() => caller.abort(new Error('left')), 500);
    await expect(inTime(pending)).rejects.toThrow('left');
    await jest.advanceTimersByTimeAsync(10_000);
    expect(provider.calls).toBe(1);
  });
});

describe('the breaker', () => {
  const askTimes = async (chain: ProviderChain, times: number): Promise<void> => {
    for (let i = 0; i < times; i += 1) await inTime(chain.ask(another()));
  };

  it('leaves a provider alone after five failures in a row, tries again after 30 s, and recovers', async () => {
    const provider = new ScriptedProvider('openai', ...Array.from({ length: 5 }, () => fails(down())), answers);
    const chain = chainOf(provider, new ScriptedProvider('gemini', answers));
    await askTimes(chain, 4);
    expect(chain.reports[0]).toMatchObject({ state: 'failing', lastFailure: { kind: 'unavailable' } });
    await askTimes(chain, 4);
    expect(provider.calls).toBe(5);
    expect(chain.reports[0]?.state).toBe('paused');
    await jest.advanceTimersByTimeAsync(30_000);
    expect((await inTime(chain.ask(another()))).value).toMatchObject({ source: 'openai', degraded: false });
    expect(chain.reports[0]?.state).toBe('ready');
  });

  it('stays open when the trial fails', async () => {
    const provider = new ScriptedProvider('openai', fails(down()));
    const chain = chainOf(provider);
    await askTimes(chain, 6);
    await jest.advanceTimersByTimeAsync(30_000);
    await askTimes(chain, 3);
    expect(provider.calls).toBe(6);
    expect(chain.reports[0]?.state).toBe('paused');
  });

  it('lets one trial run and sends everybody else on at once', async () => {
    const provider = new ScriptedProvider(
      'openai',
      ...Array.from({ length: 5 }, () => fails(down())),
      answersAfter(900),
    );
    const chain = chainOf(provider, new ScriptedProvider('gemini', answers));
    await askTimes(chain, 5);
    await jest.advanceTimersByTimeAsync(30_000);
    const trial = chain.ask(another());
    const { value, ms } = await inTime(chain.ask(another()));
    expect(value).toMatchObject({ source: 'gemini' });
    expect(ms).toBeLessThan(50);
    expect((await inTime(trial)).value).toMatchObject({ source: 'openai' });
  });

  it('learns nothing from a trial that the caller cancels', async () => {
    const provider = new ScriptedProvider('openai', ...Array.from({ length: 5 }, () => fails(down())), hangs);
    const chain = chainOf(provider);
    await askTimes(chain, 5);
    await jest.advanceTimersByTimeAsync(30_000);
    const caller = new AbortController();
    const trial = chain.ask(another(), caller.signal);
    await jest.advanceTimersByTimeAsync(100);
    caller.abort(new Error('left'));
    await expect(trial).rejects.toThrow('left');
    await jest.advanceTimersByTimeAsync(0);
    await askTimes(chain, 2);
    expect(provider.calls).toBe(6);
    expect(chain.reports[0]?.state).toBe('paused');
  });

  it.each(['invalid_answer', 'refused'] as const)('is not opened by %s, which a ticket can provoke', async (kind) => {
    const provider = new ScriptedProvider('openai', fails(new LlmFailure(kind, 'as it is')));
    await askTimes(chainOf(provider), 9);
    expect(provider.calls).toBe(9);
  });
});

describe('the limits', () => {
  it('sends those on who find all seats taken', async () => {
    const provider = new ScriptedProvider('openai', answersAfter(1_000));
    const chain = chainWith({ maxConcurrent: 2 }, provider, new ScriptedProvider('gemini', answers));
    const all = Promise.all([another(), another(), another()].map((text) => chain.ask(text)));
    const { value } = await inTime(all);
    expect(value.map((suggestion) => suggestion?.source)).toEqual(['openai', 'openai', 'gemini']);
    expect((await inTime(chain.ask(another()))).value).toMatchObject({ source: 'openai' });
  });

  it.each(['capped', 'uncounted'] as const)('makes no call that is %s', async (kind) => {
    const provider = new ScriptedProvider('openai', answers);
    const chain = chainOf(provider);
    counted.refusal = new LlmFailure(kind, 'as it is');
    for (let i = 0; i < 6; i += 1) await expect(chain.ask(another())).resolves.toBeNull();
    expect(provider.calls).toBe(0);
    expect(chain.reports[0]?.state).toBe(kind === 'capped' ? 'capped' : 'failing');
    counted.refusal = null;
    await expect(chain.ask(another())).resolves.toMatchObject({ source: 'openai' });
    expect(chain.reports[0]?.state).toBe('ready');
  });

  it('counts what an answer took, a useless one as well', async () => {
    const tokens = { inputTokens: 7, outputTokens: 1 };
    const useless = fails(new LlmFailure('invalid_answer', 'the answer is not JSON', { tokens }));
    const provider = new ScriptedProvider('openai', useless, answers);
    const chain = chainOf(provider);
    await chain.ask(another());
    await chain.ask(another());
    expect(counted.spent).toEqual([
      { provider: 'openai', inputTokens: 7, outputTokens: 1, costUsd: 0.000011 },
      { provider: 'openai', inputTokens: 400, outputTokens: 50, costUsd: 0.0006 },
    ]);
  });

  it('reports latencies of answers', async () => {
    const chain = chainOf(new ScriptedProvider('openai', answersAfter(100), answersAfter(300), answersAfter(200)));
    for (let i = 0; i < 3; i += 1) await inTime(chain.ask(another()));
    expect(chain.reports[0]?.latency).toEqual({ answers: 3, medianMs: 200, p95Ms: 300 });
  });
});

describe('the cache', () => {
  it('does not pay twice for one text, and forgets after ten minutes', async () => {
    const provider = new ScriptedProvider('openai', answers);
    const chain = chainOf(provider);
    const first = await chain.ask(TICKET);
    expect(await chain.ask({ ...TICKET })).toEqual(first);
    expect(provider.calls).toBe(1);
    await jest.advanceTimersByTimeAsync(10 * 60_000 + 1_000);
    await chain.ask(TICKET);
    expect(provider.calls).toBe(2);
  });

  it.each<TicketText>([
    { description: TICKET.description },
    { title: '', description: TICKET.description },
    { title: 'Zebra', description: 'The zebra is charged  twice.' },
    { title: 'Zebr', description: 'aThe zebra is charged twice.' },
  ])('does not mistake %j for it', async (text) => {
    const provider = new ScriptedProvider('openai', answers);
    const chain = chainOf(provider);
    await chain.ask(TICKET);
    await chain.ask(text);
    expect(provider.calls).toBe(2);
  });

  it('keeps no failure', async () => {
    const provider = new ScriptedProvider('openai', fails(down()), answers);
    const chain = chainOf(provider);
    await expect(chain.ask(TICKET)).resolves.toBeNull();
    await expect(chain.ask(TICKET)).resolves.toMatchObject({ source: 'openai' });
  });

  it('is bounded', async () => {
    const provider = new ScriptedProvider('openai', answers);
    const chain = chainOf(provider);
    for (let i = 0; i <= 1_000; i += 1) await chain.ask({ description: `Text ${i}` });
    await chain.ask({ description: 'Text 1000' });
    expect(provider.calls).toBe(1_001);
    await chain.ask({ description: 'Text 0' });
    expect(provider.calls).toBe(1_002);
  });

  it('lets those who ask the same at the same time share one call', async () => {
    const provider = new ScriptedProvider('openai', answersAfter(500));
    const chain = chainOf(provider);
    const both = Promise.all([chain.ask(TICKET), chain.ask({ ...TICKET })]);
    const [one, other] = (await inTime(both)).value;
    expect(one).toEqual(other);
    expect(provider.calls).toBe(1);
  });
});

describe('a caller that goes away', () => {
  it('cancels the call when nobody else waits', async () => {
    const caller = new AbortController();
    const provider = new ScriptedProvider('openai', hangs);
    const second = new ScriptedProvider('gemini', answers);
    const pending = chainOf(provider, second).ask(TICKET, caller.signal);
    await jest.advanceTimersByTimeAsync(100);
    caller.abort(new Error('left'));
    await expect(pending).rejects.toThrow('left');
    expect(provider.signals[0]?.aborted).toBe(true);
    await jest.advanceTimersByTimeAsync(0);
    expect(second.calls).toBe(0);
    expect(warn).not.toHaveBeenCalled();
  });

  it('leaves at once, and the others get their answer', async () => {
    const leaver = new AbortController();
    const provider = new ScriptedProvider('openai', answersAfter(500));
    const chain = chainOf(provider);
    const leaving = chain.ask(TICKET, leaver.signal);
    const staying = chain.ask(TICKET, new AbortController().signal);
    await jest.advanceTimersByTimeAsync(100);
    leaver.abort(new Error('left'));
    await expect(leaving).rejects.toThrow('left');
    expect(provider.signals[0]?.aborted).toBe(false);
    expect((await inTime(staying)).value).toMatchObject({ source: 'openai' });
    expect(provider.calls).toBe(1);
  });

  it('does not spoil the question for whoever asks it next', async () => {
    const caller = new AbortController();
    const provider = new ScriptedProvider('openai', hangs, answers);
    const chain = chainOf(provider);
    const pending = chain.ask(TICKET, caller.signal);
    await jest.advanceTimersByTimeAsync(100);
    caller.abort(new Error('left'));
    const next = chain.ask(TICKET);
    await expect(pending).rejects.toThrow('left');
    expect((await inTime(next)).value).toMatchObject({ source: 'openai' });
  });

  it('is not asked for when it has left before', async () => {
    const provider = new ScriptedProvider('openai', answers);
    const pending = chainOf(provider).ask(TICKET, AbortSignal.abort(new Error('left')));
    await expect(pending).rejects.toThrow('left');
    await jest.advanceTimersByTimeAsync(0);
    expect(provider.calls).toBe(0);
  });

  it('leaves no timer behind', async () => {
    const caller = new AbortController();
    const pending = chainOf(new ScriptedProvider('openai', hangs)).ask(TICKET, caller.signal);
    await jest.advanceTimersByTimeAsync(0);
    caller.abort(new Error('left'));
    await expect(pending).rejects.toThrow('left');
    await jest.advanceTimersByTimeAsync(0);
    expect(jest.getTimerCount()).toBe(0);
  });
});
