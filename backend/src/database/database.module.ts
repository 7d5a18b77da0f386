import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Environment } from '../config/environment.js';
import { translateDatabaseError } from './database-error.js';
import { DatabaseState } from './database-state.js';
import { dataSourceOptions } from './data-source-options.js';

const RETRY_DELAY_MS = 500;

/**
 * A statement that a lock or a silent server holds up must not keep its connection: the server gives up first, the
 * driver a little later. Migrations may take as long as they need.
 */
const STATEMENT_LIMITS = { statement_timeout: 10_000, query_timeout: 12_000 };

/**
 * For many small statements, whatever the server is set to: starting parallel workers and compiling take longer than
 * such a statement, and on the disks of today a page is as near as the next one.
 */
export const PLANNER = '-c max_parallel_workers_per_gather=0 -c jit=off -c random_page_cost=1.1';

@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Environment],
      useFactory: ({ DATABASE_URL, DATABASE_WAIT_SECONDS }: Environment) => ({
        ...dataSourceOptions(DATABASE_URL),
        extra: { keepAlive: true, ...STATEMENT_LIMITS, options: PLANNER },
        retryDelay: RETRY_DELAY_MS,
        retryAttempts: Math.ceil((DATABASE_WAIT_SECONDS * 1_000) / RETRY_DELAY_MS) + 1,
        toRetry: (error: unknown) => translateDatabaseError(error) !== undefined,
      }),
    }),
  ],
  providers: [DatabaseState],
  exports: [DatabaseState],
})
export class DatabaseModule {}
