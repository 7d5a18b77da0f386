import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { AttemptsRepository } from '../../src/access/throttle/attempts.repository.js';
import { SignInAttempt } from '../../src/access/throttle/sign-in-attempt.entity.js';
import { IncompleteAttemptError, TooManyAttemptsError } from '../../src/access/throttle/throttle-errors.js';
import { ThrottleService } from '../../src/access/throttle/throttle.service.js';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const ACCOUNT = 'robin@example.com';

class MoreIsNeeded extends IncompleteAttemptError {
  readonly category = 'unauthenticated';
  readonly code = 'more_is_needed';
}

/** What an attempt turns out to be. */
const OUTCOMES = {
  right: () => Promise.resolve('right'),
  wrong: () => Promise.reject(new Error('wrong')),
  incomplete: () => Promise.reject(new MoreIsNeeded('incomplete')),
};

describe('the throttle of sign-in', () => {
  let testDatabase: TestDatabase;
  let database: DataSource;
  /** Two processes on one database. */
  let replicas: ThrottleService[];
  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await new DataSource(dataSourceOptions(testDatabase.url)).initialize();
  });
  afterAll(async () => {
    await database.destroy();
    await testDatabase.drop();
  });
  beforeEach(async () => {
    await database.query('DELETE FROM sign_in_attempt');
    replicas = [0, 1].map(() => new ThrottleService(new AttemptsRepository(database.getRepository(SignInAttempt))));
  });

  let turn = 0;
  let address = 0;
  /** Through one of the processes, and from an address of its own unless one is named. */
  const attempt = async (
    isWhat: boolean | 'incomplete',
    { account = ACCOUNT, from }: { account?: string; from?: string } = {},
  ) => {
    const at = { account, address: from ?? `192.0.${(address >> 8) & 255}.${address++ & 255}` };
    const outcome = isWhat === 'incomplete' ? isWhat : isWhat ? 'right' : 'wrong';
    const throttle = replicas[turn++ % 2] as ThrottleService;
    try {
      const result = await throttle.check(at, OUTCOMES[outcome]);
      await throttle.forgive(account);
      return result;
    } catch (error) {
      return error instanceof TooManyAttemptsError ? 'refused' : (error as Error).message;
    } finally {
      await stopTheClock();
    }
  };
  /** Moves the ends of delays out of reach, however slow the machine is; `later` begins with moving them back. */
  const stopTheClock = () =>
    database.query(
      `UPDATE sign_in_attempt SET last_at = last_at + interval '1 day', closed_until = closed_until + interval '1 day'
       WHERE last_at <= now()`,
    );
  const times = async <T>(count: number, work: () => Promise<T>) => {
    const results: T[] = [];
    while (results.length < count) results.push(await work());
    return results;
  };
  /** In seconds, what whoever was wrong last has to wait. */
  const delayed = async () => {
    const [row] = await database.query<{ seconds: number }[]>(
      `SELECT round(extract(epoch FROM closed_until - last_at))::integer AS seconds FROM sign_in_attempt WHERE isfinite(closed_until)
       ORDER BY closed_until DESC LIMIT 1`,
    );
    return row?.seconds ?? 0;
  };
  /** As if so much time had passed. */
  const later = (seconds: number) =>
    database.query(
      `UPDATE sign_in_attempt SET last_at = last_at - passed, closed_until = closed_until - passed
       FROM make_interval(days => 1, secs => $1) AS passed`,
      [seconds],
    );

  it('lets five be wrong at an account, and then makes each wait longer, up to a quarter of an hour', async () => {
    expect(await times(5, () => attempt(false))).toEqual(Array(5).fill('wrong'));
    const delays: number[] = [];
    for (let failure = 0; failure < 12; failure++) {
      expect(await attempt(false)).toBe('refused');
      const delay = await delayed();
      delays.push(delay);
      await later(delay);
      expect(await attempt(false)).toBe('wrong');
    }
    expect(delays).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
  });

  it('refuses what is right as well until it is time', async () => {
    await times(6, () => attempt(false));
    expect(await attempt(true)).toBe('refused');
    await later(1);
    expect(await attempt(true)).toBe('right');
    expect(await times(6, () => attempt(false))).toEqual([...Array<string>(5).fill('wrong'), 'refused']);
  });

  it('knows an account in upper and lower case, and tells it from others', async () => {
    for (const account of [
      'robin@example.com',
      'ROBIN@example.com',
      'Robin@Example.COM',
      'rOBin@example.com',
      'robIN@example.com',
    ])
      expect(await attempt(false, { account })).toBe('wrong');
    expect(await attempt(true, { account: 'ROBIN@EXAMPLE.COM' })).toBe('refused');
    expect(await attempt(true, { account: 'bob@example.com' })).toBe('right');
  });

  it('lets no more through at once than one after the other, over all processes', async () => {
    await attempt(false);
    await database.query(`UPDATE sign_in_attempt SET failures = 20, closed_until = '-infinity'`);
    const results = await Promise.all(Array.from({ length: 100 }, () => attempt(false)));
    expect(results.filter((result) => result === 'wrong')).toHaveLength(1);
    expect(results.filter((result) => result === 'refused')).toHaveLength(99);
  });

  it('counts an address over all accounts, up to a minute', async () => {
    const guess = (isRight = false) => attempt(isRight, { account: `${address++}@example.com`, from: '198.51.100.7' });
    expect(await times(20, guess)).toEqual(Array(20).fill('wrong'));
    expect(await guess(true)).toBe('refused');
    for (const delay of [1, 2, 4, 8, 16, 32, 60, 60]) {
      expect(await guess()).toBe('refused');
      expect(await delayed()).toBe(delay);
      await later(delay);
      expect(await guess()).toBe('wrong');
    }
    expect(await attempt(true, { from: '198.51.100.8' })).toBe('right');
  });

  it('counts the network of an IPv6 address', async () => {
    let host = 0;
    const guess = (network: string) =>
      attempt(false, { account: `${address++}@example.com`, from: `2001:db8:0:${network}::${(host++).toString(16)}` });
    await times(20, () => guess('1'));
    expect(await guess('1')).toBe('refused');
    expect(await guess('2')).toBe('wrong');
  });

  it('does not forget guesses from an address because of an account of its own', async () => {
    const from = '203.0.113.9';
    for (let round = 0; round < 19; round++) {
      await attempt(false, { account: `${address++}@example.com`, from });
      expect(await attempt(true, { account: 'mine@example.com', from })).toBe('right');
    }
    await attempt(false, { account: `${address++}@example.com`, from });
    expect(await attempt(true, { account: 'mine@example.com', from })).toBe('refused');
  });

  it('does not count what is right', async () => {
    const from = '203.0.113.10';
    expect(await times(40, () => attempt(true, { from }))).toEqual(Array(40).fill('right'));
  });

  it('neither counts what is right and incomplete nor forgets because of it', async () => {
    const from = '203.0.113.11';
    expect(await times(30, () => attempt('incomplete', { from }))).toEqual(Array(30).fill('incomplete'));
    await times(4, () => attempt(false));
    expect(await attempt('incomplete')).toBe('incomplete');
    expect(await attempt(false)).toBe('wrong');
    expect(await attempt('incomplete')).toBe('refused');
    await later(1);
    expect(await attempt('incomplete')).toBe('incomplete');
    expect(await attempt(false)).toBe('wrong');
    expect(await delayed()).toBe(2);
  });

  it('begins anew when nobody tried for a day', async () => {
    await times(5, () => attempt(false));
    await later(24 * 60 * 60 + 1);
    expect(await times(5, () => attempt(false))).toEqual(Array(5).fill('wrong'));
  });

  it('names nobody in its table', async () => {
    await attempt(false);
    const rows = await database.query<{ key: Buffer }[]>('SELECT key FROM sign_in_attempt');
    expect(rows).toHaveLength(2);
    for (const { key } of rows) expect(key).toHaveLength(32);
  });
});
