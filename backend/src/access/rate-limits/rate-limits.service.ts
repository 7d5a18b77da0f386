import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { RateClass } from '../../common/access/rate-limited.js';
import { Environment } from '../../config/environment.js';
import { RateCountsRepository, type RateCount, type RateTotal } from './rate-counts.repository.js';
import { minuteOf, rolledTo, secondsToWait, type WindowCount } from './window-count.js';

/** About 10 MB. Whoever is pushed out by others is known again a second later. */
const MAX_KEYS = 50_000;

/** A second of a busy process; what is more waits for the next one. */
const MAX_FOLDED = 5_000;

interface Entry extends WindowCount {
  /** What other processes do not know yet; part of `current`. */
  readonly own: number;
}

/**
 * How often somebody may ask. Each process counts in memory and adds its counts to those of the others about once a second,
 * so that no request waits for the database, and the processes together let through little more than one alone.
 */
@Injectable()
export class RateLimits {
  private readonly limits: Readonly<Record<RateClass, number>>;
  private readonly entries = new LRUCache<string, Entry>({
    max: MAX_KEYS,
    dispose: (_entry, key, reason) => reason === 'evict' && this.unshared.delete(key),
  });
  private readonly unshared = new Set<string>();
  private cleanedAt = 0;

  constructor(
    private readonly counts: RateCountsRepository,
    environment: Environment,
  ) {
    this.limits = {
      sign_in: environment.RATE_LIMIT_SIGN_IN,
      submit: environment.RATE_LIMIT_SUBMIT,
      classify: environment.RATE_LIMIT_CLASSIFY,
      other: environment.RATE_LIMIT_OTHER,
    };
  }

  /**
   * Counts a request, unless it is one too many.
   * @param key who asks
   * @returns undefined when it was counted, otherwise the seconds to wait; refused requests do not count
   */
  take(key: string, rateClass: RateClass, now = Date.now()): number | undefined {
    const limit = this.limits[rateClass];
    if (limit === 0) return undefined;
    const name = `${rateClass} ${key}`;
    const entry = this.entryAt(name, minuteOf(now));
    const wait = secondsToWait(entry, now, limit);
    if (wait > 0) return wait;
    this.entries.set(name, { ...entry, current: entry.current + 1, own: entry.own + 1 });
    this.unshared.add(name);
    return undefined;
  }

  /**
   * Tells the other processes what was counted here, and learns what they counted under the same keys.
   * @returns how many keys were told
   */
  async fold(now = Date.now()): Promise<number> {
    const minute = minuteOf(now);
    if (this.unshared.size === 0 && this.cleanedAt === minute) return 0;
    const told = this.takeUnshared();
    try {
      if (told.length > 0) for (const total of await this.counts.add(told)) this.learn(total);
    } catch (error) {
      for (const count of told) this.giveBack(count);
      throw error;
    }
    if (this.cleanedAt !== minute) await this.counts.removeBefore(minute - 1);
    this.cleanedAt = minute;
    return told.length;
  }

  async sweep(): Promise<void> {
    await this.counts.sweep();
  }

  private entryAt(name: string, minute: number): Entry {
    const entry = this.entries.get(name);
    if (!entry) return { minute, before: 0, current: 0, own: 0 };
    return minute <= entry.minute ? entry : { ...rolledTo(minute, entry), own: 0 };
  }

  /** What was counted since the last time; from here on it counts as told. */
  private takeUnshared(): RateCount[] {
    const told: RateCount[] = [];
    for (const key of this.unshared) {
      if (told.length === MAX_FOLDED) break;
      this.unshared.delete(key);
      const entry = this.entries.peek(key);
      if (!entry || entry.own === 0) continue;
      told.push({ key, minute: entry.minute, count: entry.own });
      this.entries.set(key, { ...entry, own: 0 });
    }
    return told;
  }

  private learn({ key, minute, count, before }: RateTotal): void {
    const entry = this.entries.peek(key);
    if (entry?.minute !== minute) return;
    this.entries.set(key, { ...entry, current: count + entry.own, before: Math.max(before, entry.before) });
  }

  private giveBack({ key, minute, count }: RateCount): void {
    const entry = this.entries.peek(key);
    if (entry?.minute !== minute) return;
    this.entries.set(key, { ...entry, own: entry.own + count });
    this.unshared.add(key);
  }
}
