import { Injectable } from '@nestjs/common';
import { DataSource, QueryFailedError, type EntityManager } from 'typeorm';
import { runPrepared } from '../../database/prepared.js';
import { PreparedTexts } from './prepared-texts.js';
import { SearchTimeoutError } from './search-errors.js';
import type { Statement } from './statement.js';

/** Of pages without a search, and of the steps of searches and lists by review. */
const MOST_PAGES_PREPARED = 100;
const MOST_SEARCHES_PREPARED = 100;

/** Nobody waits longer for a search. */
const SEARCH_TIMEOUT_MS = 2_000;
/** The server's own limit is brought up to date when more of the time than this has gone: that costs a round trip. */
const TOLERANCE_MS = 100;
const QUERY_CANCELED = '57014';

/** Runs statements; their rows come as arrays of their columns. */
export interface Queries {
  /** By a plan that is kept, when the statement comes often. */
  rows<Row extends unknown[]>(statement: Statement): Promise<Row[]>;
  /** For a statement whose best plan depends on its values. */
  rowsPlannedAnew<Row extends unknown[]>(statement: Statement): Promise<Row[]>;
}

/** Runs the statements of lists and searches. */
@Injectable()
export class ListQueriesRepository implements Queries {
  private readonly pages = new PreparedTexts(MOST_PAGES_PREPARED);
  private readonly searches = new PreparedTexts(MOST_SEARCHES_PREPARED);

  constructor(private readonly dataSource: DataSource) {}

  rows<Row extends unknown[]>(statement: Statement): Promise<Row[]> {
    return run(this.dataSource.manager, statement, this.pages);
  }

  rowsPlannedAnew<Row extends unknown[]>(statement: Statement): Promise<Row[]> {
    return runPlannedAnew(this.dataSource.manager, statement);
  }

  /**
   * Statements, one after the other, whose work has no bound; all see the tickets of one moment.
   * @throws SearchTimeoutError when they take more than two seconds together; their connection is free again
   */
  async inTime<Result>(work: (queries: Queries) => Promise<Result>): Promise<Result> {
    try {
      return await this.dataSource.transaction('REPEATABLE READ', async (manager) => {
        const limit = await TimeLimit.start(manager);
        return work({
          rows: (statement) => limit.keep(() => run(manager, statement, this.searches)),
          rowsPlannedAnew: (statement) => limit.keep(() => runPlannedAnew(manager, statement)),
        });
      });
    } catch (error) {
      const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
      if (Error.isError(cause) && (cause as Error & { code?: unknown }).code === QUERY_CANCELED) {
        throw new SearchTimeoutError();
      }
      throw error;
    }
  }
}

/** The time that the statements of a transaction have together. */
class TimeLimit {
  private readonly end = performance.now() + SEARCH_TIMEOUT_MS;
  /** What the server gives the next statement, in milliseconds. */
  private granted = Infinity;

  private constructor(private readonly manager: EntityManager) {}

  static async start(manager: EntityManager): Promise<TimeLimit> {
    const limit = new TimeLimit(manager);
    await limit.grant();
    return limit;
  }

  async keep<Result>(statement: () => Promise<Result>): Promise<Result> {
    await this.grant();
    return statement();
  }

  private async grant(): Promise<void> {
    const left = Math.ceil(this.end - performance.now());
    if (left <= 0) throw new SearchTimeoutError();
    if (this.granted - left <= TOLERANCE_MS) return;
    await this.manager.query(`SET LOCAL statement_timeout = ${left}`);
    this.granted = left;
  }
}

async function run<Row extends unknown[]>(
  manager: EntityManager,
  statement: Statement,
  prepared: PreparedTexts,
): Promise<Row[]> {
  if (!prepared.keeps(statement.text)) return runPlannedAnew(manager, statement);
  return (await runPrepared(manager, statement.text, statement.values)) as Row[];
}

async function runPlannedAnew<Row extends unknown[]>(
  manager: EntityManager,
  { text, values }: Statement,
): Promise<Row[]> {
  const rows = await manager.query<Record<string, unknown>[]>(text, values);
  return rows.map((row) => Object.values(row)) as Row[];
}
