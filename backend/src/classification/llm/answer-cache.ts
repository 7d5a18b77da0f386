import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { unlessAborted } from './time-budget.js';

const MAX_ENTRIES = 1_000;
const KEPT_MS = 10 * 60_000;

/** A question that is being answered, and those who wait for it. */
interface Shared<T> {
  readonly answer: Promise<T>;
  readonly cancel: AbortController;
  readonly waiting: Set<symbol>;
}

/**
 * Answers by the content of their question, so that typing does not pay twice: a question that is being answered is
 * joined, one that was answered is not asked again for ten minutes.
 */
export class AnswerCache<T extends object> {
  private readonly answers = new LRUCache<string, T>({
    max: MAX_ENTRIES,
    ttl: KEPT_MS,
    perf: { now: () => Date.now() },
  });
  private readonly running = new Map<string, Shared<T | null>>();

  /**
   * @param ask works on the answer; null is none and is not kept. Its signal is aborted when nobody waits any more.
   * @throws the signal's reason as soon as it is aborted; the others go on waiting.
   */
  async answer(
    question: readonly unknown[],
    ask: (signal: AbortSignal) => Promise<T | null>,
    signal?: AbortSignal,
  ): Promise<T | null> {
    signal?.throwIfAborted();
    const key = createHash('sha256').update(JSON.stringify(question)).digest('base64url');
    const known = this.answers.get(key);
    if (known) return known;
    const shared = this.running.get(key) ?? this.start(key, ask);
    const seat = Symbol('waiting');
    shared.waiting.add(seat);
    const leave = (): void => {
      shared.waiting.delete(seat);
      if (shared.waiting.size === 0) this.end(key, shared);
    };
    // at the very moment: nobody may join a question that is being given up
    signal?.addEventListener('abort', leave, { once: true });
    try {
      return await unlessAborted(shared.answer, signal);
    } finally {
      signal?.removeEventListener('abort', leave);
      leave();
    }
  }

  private start(key: string, ask: (signal: AbortSignal) => Promise<T | null>): Shared<T | null> {
    const cancel = new AbortController();
    const answer = ask(cancel.signal).then((given) => {
      if (given) this.answers.set(key, given);
      return given;
    });
    const shared = { answer, cancel, waiting: new Set<symbol>() };
    this.running.set(key, shared);
    return shared;
  }

  /** All have their answer, or all have gone; whoever asks now starts anew. */
  private end(key: string, shared: Shared<T | null>): void {
    if (this.running.get(key) === shared) this.running.delete(key);
    shared.cancel.abort();
  }
}
