import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { TooManyAttemptsError } from '../throttle/throttle-errors.js';
import { hashPassword } from './password-hash.js';
import { PasswordsService } from './passwords.service.js';

const CHEAP = '$argon2id$v=19$m=8,t=1,p=1$BwcHBwcHBwcHBwcHBwcHBw$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

describe('PasswordsService', () => {
  it('tells right from wrong, and neither where there is nothing to compare with', async () => {
    const passwords = new PasswordsService();
    const hash = await passwords.hash('correct horse');
    expect(await passwords.verify('correct horse', hash)).toEqual({ isRight: true, isOutdated: false });
    expect(await passwords.verify('wrong horse', hash)).toEqual({ isRight: false, isOutdated: false });
    expect(await passwords.verify('correct horse', null)).toEqual({ isRight: false, isOutdated: false });
  });

  it('says that a hash is outdated only to whoever knows the password', async () => {
    expect(await new PasswordsService().verify('correct horse', CHEAP)).toEqual({ isRight: false, isOutdated: false });
  });

  it('takes about as long without an account as with one', async () => {
    const passwords = new PasswordsService();
    const hash = await hashPassword('correct horse');
    const timed = async (of: string | null) => {
      const start = performance.now();
      await passwords.verify('wrong horse', of);
      return performance.now() - start;
    };
    const fastest = async (of: string | null) => Math.min(await timed(of), await timed(of), await timed(of));
    // Without a hash of its own it would take a hundredth.
    expect(await fastest(null)).toBeGreaterThan((await fastest(hash)) / 4);
  });

  it('refuses what is more than it can do soon, at once, and goes on afterwards', async () => {
    const passwords = new PasswordsService();
    const outcomes = await Promise.allSettled(Array.from({ length: 10_000 }, () => passwords.verify('x', CHEAP)));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(10_000 - 42);
    for (const { reason } of refused) expect(reason).toBeInstanceOf(TooManyAttemptsError);
    expect(await passwords.verify('x', CHEAP)).toEqual({ isRight: false, isOutdated: false });
  });
});
