import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { DatabaseFigures } from './system-state.js';

@Injectable()
export class DatabaseFiguresRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws the driver's error when the database cannot be reached */
  async read(): Promise<DatabaseFigures> {
    const started = performance.now();
    await this.dataSource.query('SELECT 1');
    const latencyMs = performance.now() - started;
    const [{ version, size, connections }] = await this.dataSource.query<
      [{ version: string; size: string; connections: number }]
    >(
      `SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS size,
        (SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database()) AS connections`,
    );
    return { version, latencyMs, sizeBytes: Number(size), connections };
  }
}
