import { Injectable } from '@nestjs/common';
import { bulkhead, BulkheadRejectedError } from 'cockatiel';
import { TooManyAttemptsError } from '../throttle/throttle-errors.js';
import { hashPassword, hashPasswordLike, isOutdated, isPassword, unmatchableHash } from './password-hash.js';

/**
 * Hashes that are computed at once, of 19 MiB each: half of the four threads of Node's pool, so that files and names are
 * still read beside them.
 */
const AT_ONCE = 2;

/** Hashes that wait for their turn; about as many as are made while a person is willing to wait. */
const WAITING = 40;

const BUSY_SECONDS = 2;

interface Verification {
  readonly isRight: boolean;
  /** The password is right, and its hash should be made anew. */
  readonly isOutdated: boolean;
}

/** Hashes passwords, a few at a time: a flood of guesses takes neither the memory nor the threads of the process. */
@Injectable()
export class PasswordsService {
  private readonly turns = bulkhead(AT_ONCE, WAITING);
  private readonly noHash = unmatchableHash();

  /** @throws TooManyAttemptsError when too many wait already */
  async hash(password: string): Promise<string> {
    return this.inTurn(() => hashPassword(password));
  }

  /**
   * For secrets that are looked for among several: with the salt of another hash, so that the same ones have equal hashes.
   * @throws TooManyAttemptsError when too many wait already
   */
  async hashLike(password: string, hash: string): Promise<string> {
    return this.inTurn(() => hashPasswordLike(password, hash));
  }

  /**
   * @param hash null when there is no account or no password: then it takes as long, and the password is wrong
   * @throws TooManyAttemptsError when too many wait already
   */
  async verify(password: string, hash: string | null): Promise<Verification> {
    const isRight = await this.inTurn(() => isPassword(password, hash ?? this.noHash));
    return { isRight, isOutdated: isRight && hash !== null && isOutdated(hash) };
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.turns.execute(work);
    } catch (error) {
      throw error instanceof BulkheadRejectedError ? new TooManyAttemptsError(BUSY_SECONDS) : error;
    }
  }
}
