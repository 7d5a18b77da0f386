import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import type { EntityManager } from 'typeorm';

const names = new Map<string, string>();

/**
 * Runs a statement that the server plans once for each connection, in one round trip: on a connection of the pool, or on
 * that of the transaction which the manager belongs to. For the few statements that are run all the time and whose
 * planning costs about as much as their work; each text stays prepared for as long as the connection lives, so it must
 * not hold values.
 * @returns the rows, each with its values in the order of the result's columns
 * @throws the driver's error
 */
export async function runPrepared(
  manager: EntityManager,
  text: string,
  values: readonly unknown[],
): Promise<unknown[][]> {
  const connection = manager.queryRunner
    ? ((await manager.queryRunner.connect()) as PoolClient)
    : (manager.dataSource.driver as unknown as { master: Pool }).master;
  const { rows } = await connection.query<unknown[]>({
    name: nameOf(text),
    text,
    values: [...values],
    rowMode: 'array',
  });
  return rows;
}

/** The same text has the same name in every process, because connection poolers may share connections between them. */
function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('hex').slice(0, 32);
    names.set(text, name);
  }
  return name;
}
