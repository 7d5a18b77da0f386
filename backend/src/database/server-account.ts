import { escapeIdentifier, escapeLiteral } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';

/**
 * Makes the account of the server, or gives it another password, and allows it what the server does: to read and write
 * rows. It owns nothing, so whoever gets it to run a statement of theirs cannot change a table or a trigger, and of the
 * audit log it can only read and add entries.
 * @param owner of the migrated tables, who may make accounts
 * @param url as the server connects: with the name of the account and its password
 * @throws Error when the account owns the tables, or is one that may do everything
 */
export async function allowServer(owner: DataSource, url: string): Promise<void> {
  const { username, password } = new URL(url);
  const name = decodeURIComponent(username);
  const account = escapeIdentifier(name);
  await owner.transaction(async (manager) => {
    const [known] = await manager.query<unknown[]>('SELECT FROM pg_roles WHERE rolname = $1', [name]);
    if (known === undefined) await manager.query(`CREATE ROLE ${account}`);
    if (await ownsTables(manager, name)) {
      throw new Error(`The server would own its tables: DATABASE_SERVER_URL must name another user than “${name}”.`);
    }
    for (const statement of [
      `ALTER ROLE ${account} LOGIN PASSWORD ${escapeLiteral(decodeURIComponent(password))}`,
      `GRANT USAGE ON SCHEMA public TO ${account}`,
      `GRANT SELECT, INSERT, UPDATE, DELETE, MAINTAIN ON ALL TABLES IN SCHEMA public TO ${account}`,
      `REVOKE UPDATE, DELETE, MAINTAIN ON audit_entry FROM ${account}`,
      `REVOKE INSERT, UPDATE, DELETE, MAINTAIN ON migrations FROM ${account}`,
    ]) {
      await manager.query(statement);
    }
  });
}

/** True as well for a superuser, and for a member of the role that does. */
async function ownsTables(manager: EntityManager, name: string): Promise<boolean> {
  const [{ owns }] = await manager.query<[{ owns: boolean }]>(
    `SELECT pg_has_role($1, relowner, 'MEMBER') AS owns FROM pg_class WHERE oid = 'audit_entry'::regclass`,
    [name],
  );
  return owns;
}
