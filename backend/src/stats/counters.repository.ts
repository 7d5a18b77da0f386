import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

/** Any number that nothing else locks. Held while counters are written from noted changes, or anew from the tickets. */
export const FOLD_LOCK = 7_403_130;

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
      [FOLD_LOCK],
    );
    return row?.folded ?? 0;
  }

  /** Frees the space of folded changes, which every reader of the counters would go through otherwise. */
  async sweep(): Promise<void> {
    await this.dataSource.query('VACUUM (SKIP_LOCKED) ticket_count_delta');
  }
}
