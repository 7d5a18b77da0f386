import { Injectable } from '@nestjs/common';
import { DataSource, QueryFailedError } from 'typeorm';
import { runPrepared } from '../../database/prepared.js';
import { SearchTimeoutError } from './search-errors.js';
import type { Statement } from './statement.js';

/** Statements that the connections keep planned; the many that a choice of fields can make are planned each time. */
const MOST_PREPARED = 200;

/** Reading a million tickets takes about this long; nobody waits longer for a search. */
const SEARCH_TIMEOUT_MS = 2_000;
const QUERY_CANCELED = '57014';

/** Runs the statements of lists and searches. */
@Injectable()
export class ListQueriesRepository {
  private readonly prepared = new Set<string>();

  constructor(private readonly dataSource: DataSource) {}

  /** The rows, each as the array of its columns, by a plan that is kept. */
  async rows<Row extends unknown[]>(statement: Statement): Promise<Row[]> {
    if (!this.mayPrepare(statement.text)) return this.rowsPlannedAnew(statement);
    return (await runPrepared(this.dataSource.manager, statement.text, statement.values)) as Row[];
  }

  /** The same for a statement whose best plan depends on its values. */
  async rowsPlannedAnew<Row extends unknown[]>({ text, values }: Statement): Promise<Row[]> {
    const rows = await this.dataSource.query<Record<string, unknown>[]>(text, values);
    return rows.map((row) => Object.values(row)) as Row[];
  }

  /**
   * The only row of a statement whose work has no bound.
   * @throws SearchTimeoutError when the server needs more than two seconds; the connection is free again
   */
  async rowInTime<Row extends unknown[]>({ text, values }: Statement): Promise<Row> {
    try {
      return await this.dataSource.transaction(async (manager) => {
        await manager.query(`SET LOCAL statement_timeout = ${SEARCH_TIMEOUT_MS}`);
        const [row] = await manager.query<Record<string, unknown>[]>(text, values);
        return Object.values(row ?? {}) as Row;
      });
    } catch (error) {
      const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
      if (Error.isError(cause) && (cause as Error & { code?: unknown }).code === QUERY_CANCELED) {
        throw new SearchTimeoutError();
      }
      throw error;
    }
  }

  private mayPrepare(text: string): boolean {
    if (this.prepared.has(text)) return true;
    if (this.prepared.size >= MOST_PREPARED) return false;
    this.prepared.add(text);
    return true;
  }
}
