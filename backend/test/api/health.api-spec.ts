import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { TestApp } from '../support/test-app.js';

describe('health', () => {
  let product: TestApp;
  beforeEach(async () => {
    product = await TestApp.start();
  });
  afterEach(() => product.stop());

  const ask = async (path: string) => {
    const { statusCode, body } = await product.request('GET', path);
    return { statusCode, body: JSON.parse(body) as { code?: string } };
  };

  it('is live and ready with a migrated database', async () => {
    expect(await ask('/health/live')).toEqual({ statusCode: 200, body: { status: 'ok' } });
    for (const path of ['/health/ready', '/health/ready/']) {
      const providers = [{ name: 'embedded', state: 'ready' }];
      expect(await ask(path)).toEqual({ statusCode: 200, body: { status: 'ok', providers } });
    }
  });

  it('is live but not ready when a migration is missing', async () => {
    await product.app.get(DataSource).query('DELETE FROM migrations');
    expect((await ask('/health/live')).statusCode).toBe(200);
    expect(await ask('/health/ready')).toMatchObject({ statusCode: 503, body: { code: 'database_not_migrated' } });
  });

  it('is not ready in a database that nobody has migrated', async () => {
    await product.app.get(DataSource).query('DROP TABLE migrations');
    expect(await ask('/health/ready')).toMatchObject({ statusCode: 503, body: { code: 'database_not_migrated' } });
  });
});
