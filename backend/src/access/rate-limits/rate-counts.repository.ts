import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

/** Requests under a key in a minute. */
export interface RateCount {
  readonly key: string;
  readonly minute: number;
  readonly count: number;
}

/** The same with what came in the minute before, by all processes. */
export interface RateTotal extends RateCount {
  readonly before: number;
}

/** What all processes together have counted. */
@Injectable()
export class RateCountsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Adds counts in one statement. Each pair of key and minute may come once.
   * @returns the new totals
   */
  async add(counts: readonly RateCount[]): Promise<RateTotal[]> {
    // in one order in every process, so that none waits for the other in turns
    const ordered = counts.toSorted((one, other) => (one.key < other.key ? -1 : 1));
    return this.dataSource.query<RateTotal[]>(
      `WITH added AS (
        INSERT INTO rate_count AS kept (key, minute, count)
        SELECT * FROM unnest($1::text[], $2::integer[], $3::integer[])
        ON CONFLICT ON CONSTRAINT rate_count_pkey DO UPDATE SET count = kept.count + excluded.count
        RETURNING key, minute, count
      )
      SELECT added.key, added.minute, added.count, coalesce(earlier.count, 0) AS before
      FROM added LEFT JOIN rate_count AS earlier ON earlier.key = added.key AND earlier.minute = added.minute - 1`,
      [ordered.map(({ key }) => key), ordered.map(({ minute }) => minute), ordered.map(({ count }) => count)],
    );
  }

  /** Forgets what no limit looks at any more. */
  async removeBefore(minute: number): Promise<void> {
    await this.dataSource.query('DELETE FROM rate_count WHERE minute < $1', [minute]);
  }

  /** Frees the space of what was changed and removed. */
  async sweep(): Promise<void> {
    await this.dataSource.query('VACUUM (SKIP_LOCKED) rate_count');
  }
}
