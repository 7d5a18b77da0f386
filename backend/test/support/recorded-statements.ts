import { AsyncLocalStorage } from 'node:async_hooks';
import { jest } from '@jest/globals';
import type { DataSource } from 'typeorm';

/** Requests are counted together, once for several of them. */
const COUNTING = /rate_count/;

interface Connection {
  query(statement: string | { text: string }, ...rest: unknown[]): unknown;
}

/** The statements that the application sends to its database for the work, and not those of its timers meanwhile. */
export async function statementsOf(dataSource: DataSource, work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const ours = new AsyncLocalStorage<true>();
  const recorded = (connection: Connection): Connection => ({
    query: (statement, ...rest) => {
      const text = typeof statement === 'string' ? statement : statement.text;
      if (ours.getStore() && !COUNTING.test(text)) statements.push(text);
      return connection.query(statement, ...rest);
    },
  });
  const { driver } = dataSource;
  const original = driver.createQueryRunner.bind(driver);
  const spy = jest.spyOn(driver, 'createQueryRunner').mockImplementation((mode) => {
    const runner = original(mode);
    const connect = runner.connect.bind(runner) as () => Promise<Connection>;
    jest.spyOn(runner, 'connect').mockImplementation(async () => recorded(await connect()));
    return runner;
  });
  // Prepared statements outside of a transaction go to the pool.
  const pool = (driver as unknown as { master: Connection }).master;
  const ofPool = recorded({ query: pool.query.bind(pool) });
  const poolSpy = jest.spyOn(pool, 'query').mockImplementation(ofPool.query.bind(ofPool));
  try {
    await ours.run(true, work);
  } finally {
    spy.mockRestore();
    poolSpy.mockRestore();
  }
  return statements;
}
