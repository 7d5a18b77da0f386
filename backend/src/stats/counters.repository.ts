import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { ADVISORY_LOCKS } from '../database/advisory-locks.js';

/** About twice the changes between two sweeps of a busy day. */
const KEPT_BYTES = 1 << 20;

@Injectable()
export class CountersRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Adds the changes that writers have noted to the counters, unless another process is doing so.
   * @returns how many changes there were
   */
  async fold(): Promise<number> {
    const [row] = await this.dataSource.query<{ folded: number | null }[]>(
      'SELECT CASE WHEN pg_try_advisory_xact_lock($1) THEN ticket_count_fold() END AS folded',
      [ADVISORY_LOCKS.counters],
    );
    return row?.folded ?? 0;
  }

  /**
   * Frees the space of folded changes for the next ones. Every reader of the counters goes through it, so what is more than
   * usual is given back, for which writers are locked out for a moment.
   */
  async sweep(): Promise<void> {
    const [row] = await this.dataSource.query<{ isLarge: boolean }[]>(
      `SELECT pg_relation_size('ticket_count_delta') > $1 AS "isLarge"`,
      [KEPT_BYTES],
    );
    await this.dataSource.query(`VACUUM (SKIP_LOCKED, TRUNCATE ${row?.isLarge === true}) ticket_count_delta`);
  }
}
