import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { InjectOptions } from 'fastify';
import { createApp } from '../../src/app.setup.js';
import { readEnvironment } from '../../src/config/environment.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** The whole application on a database of its own, asked without a network. */
export class TestApp {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly database: TestDatabase,
  ) {}

  /** @param settings environment variables on top of the database's */
  static async start(settings: Record<string, string> = {}): Promise<TestApp> {
    return TestApp.on(await createTestDatabase(), settings);
  }

  private static async on(database: TestDatabase, settings: Record<string, string>): Promise<TestApp> {
    const open = { ANONYMOUS_ROLE: 'agent', LOG_LEVEL: 'silent', LEARNING: 'off' };
    const variables = { DATABASE_URL: database.url, ...open, ...settings };
    return new TestApp(await createApp(readEnvironment(variables)), database);
  }

  /** The same database with other settings; this one ends. */
  async restart(settings: Record<string, string>): Promise<TestApp> {
    await this.app.close();
    return TestApp.on(this.database, settings);
  }

  request(method: InjectOptions['method'], url: string, body?: unknown) {
    return this.app.inject({ method, url, ...(body !== undefined && { payload: body as object }) });
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.database.drop();
  }
}
