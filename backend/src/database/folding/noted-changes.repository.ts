import type { DataSource } from 'typeorm';
import { ADVISORY_LOCKS } from '../advisory-locks.js';

/** About twice the changes between two sweeps of a busy day. */
const KEPT_BYTES = 1 << 20;

interface NotedChanges {
  /** Where triggers note changes. They only append, so that no writer waits for another. */
  readonly table: string;
  /** The function that works off what is noted and answers how many changes that were. */
  readonly fold: string;
  /** Held while it does. */
  readonly lock: keyof typeof ADVISORY_LOCKS;
}

/** Changes that writers only note, and that one process at a time folds into what readers need. */
export abstract class NotedChangesRepository {
  protected constructor(
    private readonly dataSource: DataSource,
    private readonly noted: NotedChanges,
  ) {}

  /**
   * Folds what writers have noted, unless another process is doing so.
   * @returns how many changes there were
   */
  async fold(): Promise<number> {
    const [row] = await this.dataSource.query<{ folded: number | null }[]>(
      `SELECT CASE WHEN pg_try_advisory_xact_lock($1) THEN ${this.noted.fold}() END AS folded`,
      [ADVISORY_LOCKS[this.noted.lock]],
    );
    return row?.folded ?? 0;
  }

  /**
   * Frees the space of folded changes for the next ones. Every reader goes through it, so what is more than usual is given
   * back, for which writers are locked out for a moment.
   */
  async sweep(): Promise<void> {
    const { table } = this.noted;
    const [row] = await this.dataSource.query<{ isLarge: boolean }[]>(
      `SELECT pg_relation_size($1::regclass) > $2 AS "isLarge"`,
      [table, KEPT_BYTES],
    );
    await this.dataSource.query(`VACUUM (SKIP_LOCKED, TRUNCATE ${row?.isLarge === true}) ${table}`);
  }
}
