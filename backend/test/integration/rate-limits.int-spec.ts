import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { RateCountsRepository } from '../../src/access/rate-limits/rate-counts.repository.js';
import { RateLimits } from '../../src/access/rate-limits/rate-limits.service.js';
import { readEnvironment } from '../../src/config/environment.js';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** Ten seconds after a minute began. */
const NOW = 29_000_000 * 60_000 + 10_000;
const MINUTE = 60_000;

describe('RateLimits', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
  });
  beforeEach(() => dataSource.query('TRUNCATE rate_count'));
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const replica = (settings: Record<string, string> = {}) =>
    new RateLimits(
      new RateCountsRepository(dataSource),
      readEnvironment({ DATABASE_URL: database.url, RATE_LIMIT_SUBMIT: '10', ...settings }),
    );

  /** How many of so many requests pass. */
  const passed = (limits: RateLimits, times: number, key = 'somebody', now = NOW) =>
    Array.from({ length: times }, () => limits.take(key, 'submit', now)).filter((wait) => wait === undefined).length;

  it('lets so many through in a minute, by key and class', () => {
    const limits = replica();
    expect(passed(limits, 15)).toBe(10);
    expect(limits.take('somebody', 'submit', NOW)).toBe(56);
    expect(passed(limits, 15, 'somebody else')).toBe(10);
    expect(limits.take('somebody', 'classify', NOW)).toBeUndefined();
    expect(passed(limits, 15, 'somebody', NOW + 2 * MINUTE)).toBe(10);
  });

  it('lets everything through at 0', () => {
    expect(passed(replica({ RATE_LIMIT_SUBMIT: '0' }), 1_000)).toBe(1_000);
  });

  it('shares what is counted with other processes', async () => {
    const [one, other] = [replica(), replica()];
    expect([passed(one, 6), passed(other, 3)]).toEqual([6, 3]);
    await one.fold(NOW);
    await other.fold(NOW);
    expect(passed(other, 15)).toBe(1);
    await other.fold(NOW);
    expect(passed(one, 1)).toBe(1);
    await one.fold(NOW);
    expect(passed(one, 1)).toBe(0);
  });

  it('carries what others counted into the next minute', async () => {
    const [one, other] = [replica(), replica()];
    passed(one, 10);
    await one.fold(NOW);
    const next = NOW + MINUTE - 9_000;
    expect(passed(other, 1, 'somebody', next)).toBe(1);
    await other.fold(next);
    expect(passed(other, 5, 'somebody', next)).toBe(0);
  });

  it('counts what ten processes count at the same time, exactly', async () => {
    const replicas = Array.from({ length: 10 }, () => replica({ RATE_LIMIT_SUBMIT: '1000' }));
    for (let round = 0; round < 5; round++) {
      for (const limits of replicas) for (const key of ['a', 'b', 'c']) passed(limits, 2, key);
      await Promise.all(replicas.map((limits) => limits.fold(NOW)));
    }
    const rows = await dataSource.query<{ count: number }[]>('SELECT count FROM rate_count ORDER BY key');
    expect(rows.map(({ count }) => count)).toEqual([100, 100, 100]);
  });

  it('loses nothing while the database is away', async () => {
    const counts = new RateCountsRepository(dataSource);
    const limits = new RateLimits(counts, readEnvironment({ DATABASE_URL: database.url, RATE_LIMIT_SUBMIT: '10' }));
    passed(limits, 4);
    const add = jest.spyOn(counts, 'add').mockRejectedValueOnce(new Error('away'));
    await expect(limits.fold(NOW)).rejects.toThrow('away');
    passed(limits, 2);
    await limits.fold(NOW);
    expect(add.mock.lastCall?.[0]).toEqual([{ key: 'submit somebody', minute: 29_000_000, count: 6 }]);
    expect(passed(limits, 9)).toBe(4);
  });

  it('asks the database nothing when nobody asked for anything', async () => {
    const limits = replica();
    await limits.fold(NOW);
    const query = jest.spyOn(dataSource, 'query');
    await limits.fold(NOW + 1_000);
    expect(query).not.toHaveBeenCalled();
    query.mockRestore();
  });

  it('forgets old minutes', async () => {
    const limits = replica();
    passed(limits, 1);
    await limits.fold(NOW);
    await limits.fold(NOW + 2 * MINUTE);
    expect(await dataSource.query('SELECT FROM rate_count')).toHaveLength(0);
  });

  it('keeps no more keys than it has room for, and forgets first who asked longest ago', async () => {
    const limits = replica();
    passed(limits, 10, 'early');
    passed(limits, 10, 'late');
    for (let index = 0; index < 49_999; index++) limits.take(`flood ${index}`, 'submit', NOW);
    expect([passed(limits, 1, 'late'), passed(limits, 1, 'early')]).toEqual([0, 1]);
    expect(await limits.fold(NOW)).toBe(5_000);
  });

  it('takes no time that could be measured in a request', () => {
    const limits = replica();
    const start = performance.now();
    for (let index = 0; index < 100_000; index++) limits.take(`key ${index % 60_000}`, 'other', NOW);
    // microseconds each; the bound leaves room for busy machines
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
