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
const STATEMENT_LIMITS = { extra: { keepAlive: true, statement_timeout: 10_000, query_timeout: 12_000 } };

@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Environment],
      useFactory: ({ DATABASE_URL, DATABASE_WAIT_SECONDS }: Environment) => ({
        ...dataSourceOptions(DATABASE_URL),
        ...STATEMENT_LIMITS,
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
