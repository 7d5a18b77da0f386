import { jest } from '@jest/globals';
import type { DataSource } from 'typeorm';

/** The statements that the application sends to its database while the work is done. */
export async function statementsOf(dataSource: DataSource, work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const { driver } = dataSource;
  const original = driver.createQueryRunner.bind(driver);
  const spy = jest.spyOn(driver, 'createQueryRunner').mockImplementation((mode) => {
    const runner = original(mode);
    const query = runner.query.bind(runner) as (...args: unknown[]) => Promise<unknown>;
    jest.spyOn(runner, 'query').mockImplementation((...args: unknown[]) => {
      statements.push(String(args[0]));
      return query(...args);
    });
    return runner;
  });
  try {
    await work();
  } finally {
    spy.mockRestore();
  }
  return statements;
}
