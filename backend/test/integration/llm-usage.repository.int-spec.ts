import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { LlmUsage } from '../../src/classification/llm/llm-usage.entity.js';
import { LlmUsageRepository } from '../../src/classification/llm/llm-usage.repository.js';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const PLENTY = { calls: 1_000, tokens: 1_000_000 };

describe('LlmUsageRepository', () => {
  let database: TestDatabase;
  const sources: DataSource[] = [];
  let [one, other]: LlmUsageRepository[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    for (let i = 0; i < 2; i += 1) sources.push(await new DataSource(dataSourceOptions(database.url)).initialize());
    [one, other] = sources.map((source) => new LlmUsageRepository(source.getRepository(LlmUsage)));
  });
  afterEach(() => sources[0]?.query('TRUNCATE llm_usage'));
  afterAll(async () => {
    for (const source of sources) await source.destroy();
    await database.drop();
  });

  const reserve = (repository: LlmUsageRepository | undefined, cap = PLENTY) =>
    repository?.reserveCall('openai', cap) ?? Promise.reject(new Error('no repository'));

  it('counts no call past the cap when two processes ask at the same moment', async () => {
    const cap = { ...PLENTY, calls: 25 };
    const answers = await Promise.all(Array.from({ length: 60 }, (_, i) => reserve(i % 2 ? one : other, cap)));
    expect(answers.filter(Boolean)).toHaveLength(25);
    expect((await one?.readToday())?.get('openai')?.calls).toBe(25);
  });

  it('adds up tokens and cost', async () => {
    await one?.addSpending('openai', { inputTokens: 400, outputTokens: 60, costUsd: 0.000123 });
    await other?.addSpending('openai', { inputTokens: 5, outputTokens: 6, costUsd: 0.5 });
    expect((await one?.readToday())?.get('openai')).toEqual({
      calls: 0,
      inputTokens: 405,
      outputTokens: 66,
      costUsd: 0.500123,
    });
  });

  it('counts no call once the tokens of the day are used up', async () => {
    const cap = { ...PLENTY, tokens: 100 };
    expect(await reserve(one, cap)).toBe(true);
    await one?.addSpending('openai', { inputTokens: 60, outputTokens: 40, costUsd: 0 });
    expect(await reserve(one, cap)).toBe(false);
  });

  it('keeps providers and days apart', async () => {
    const cap = { ...PLENTY, calls: 1 };
    await sources[0]?.query(
      `INSERT INTO llm_usage (day, provider, calls)
       VALUES ((now() AT TIME ZONE 'UTC')::date - 1, 'openai', 1), ((now() AT TIME ZONE 'UTC')::date, 'gemini', 1)`,
    );
    expect(await reserve(one, cap)).toBe(true);
    expect(await reserve(one, cap)).toBe(false);
  });
});
