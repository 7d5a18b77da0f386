import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Environment } from '../config/environment.js';
import { DatabaseState } from './database-state.js';
import { dataSourceOptions } from './data-source-options.js';

@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Environment],
      useFactory: ({ DATABASE_URL }: Environment) => ({
        ...dataSourceOptions(DATABASE_URL),
        retryAttempts: 20,
        retryDelay: 1_500,
        verboseRetryLog: false,
      }),
    }),
  ],
  providers: [DatabaseState],
  exports: [DatabaseState],
})
export class DatabaseModule {}
