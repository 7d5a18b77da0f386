import { Injectable } from '@nestjs/common';
import { bulkhead, BulkheadRejectedError } from 'cockatiel';
import { DatabaseUnavailableError } from '../../common/errors/domain-error.js';
import { translateDatabaseError } from '../../database/database-error.js';
import { AttemptsRepository, type AttemptLimit, type Counted } from './attempts.repository.js';
import { networkOf } from '../network.js';
import { IncompleteAttemptError, TooManyAttemptsError } from './throttle-errors.js';

/** An attempt to prove who one is. */
export interface Attempt {
  /** The e-mail address of the account, whether there is one or not; none for keys that are guessed. */
  readonly account?: string;
  readonly address: string;
}

const HOUR = 60 * 60;

/** Some hundred guesses a day; whoever owns the account waits for a quarter of an hour at most. */
const PER_ACCOUNT: AttemptLimit = { free: 5, mostSeconds: HOUR / 4, forgottenAfterSeconds: 24 * HOUR };

/** Many people may share an address, so it is given more, and forgiven sooner. */
const PER_ADDRESS: AttemptLimit = { free: 20, mostSeconds: 60, forgottenAfterSeconds: HOUR };

/** Attempts that one process checks at once, so that most of its connections to the database stay for everybody else. */
const AT_ONCE = 6;

/** Attempts that wait for their turn; about as many as are checked while a person is willing to wait. */
const WAITING = 60;

const BUSY_SECONDS = 2;

/** Slows guessing down: by account, by address, and for the process as a whole. */
@Injectable()
export class ThrottleService {
  private readonly entrance = bulkhead(AT_ONCE, WAITING);

  constructor(private readonly attempts: AttemptsRepository) {}

  /**
   * Checks an attempt when it is time for one. What throws counts as a failure, unless it is an `IncompleteAttemptError`.
   * Earlier failures stay: to forgive them is for whoever knows that everything was proved.
   * @throws TooManyAttemptsError when it comes too early; then nothing was checked
   */
  async check<T>(attempt: Attempt, check: () => Promise<T>): Promise<T> {
    try {
      return await this.entrance.execute(() => this.checkCounted(attempt, check));
    } catch (error) {
      throw error instanceof BulkheadRejectedError || this.isOutOfBreath(error)
        ? new TooManyAttemptsError(BUSY_SECONDS)
        : error;
    }
  }

  /** In a flood the process is too slow to hear the database in time, which is not the database's fault. */
  private isOutOfBreath(error: unknown): boolean {
    return this.entrance.queueSlots < WAITING && translateDatabaseError(error) instanceof DatabaseUnavailableError;
  }

  /** Forgets the failures at an account. */
  async forgive(account: string): Promise<void> {
    await this.attempts.forget({ what: 'account', name: account });
  }

  /** Removes the counts that are forgotten anyway, and answers how many. */
  async removeOld(): Promise<number> {
    return this.attempts.removeOlderThan(new Date(Date.now() - PER_ACCOUNT.forgottenAfterSeconds * 1_000));
  }

  private async checkCounted<T>({ account, address }: Attempt, check: () => Promise<T>): Promise<T> {
    const byAddress: Counted = { what: 'address', name: networkOf(address) };
    const byAccount: Counted | undefined = account === undefined ? undefined : { what: 'account', name: account };
    await this.count(byAddress, PER_ADDRESS);
    if (byAccount) await this.count(byAccount, PER_ACCOUNT);
    try {
      const result = await check();
      await this.takeBack(byAddress, byAccount);
      return result;
    } catch (error) {
      if (error instanceof IncompleteAttemptError) await this.takeBack(byAddress, byAccount);
      throw error;
    }
  }

  private async takeBack(...counted: (Counted | undefined)[]): Promise<void> {
    for (const one of counted) if (one) await this.attempts.takeBack(one);
  }

  private async count(counted: Counted, limit: AttemptLimit): Promise<void> {
    const seconds = await this.attempts.count(counted, limit);
    if (seconds > 0) throw new TooManyAttemptsError(seconds);
  }
}
