import { escapeIdentifier, escapeLiteral } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';

/**
 * Makes the account of the server, or gives it another password, and allows it what the server does: to read and write
 * rows. It owns no table of the product, so whoever gets it to run a statement of theirs cannot change one or its triggers,
 * and of the audit log it can only read and add entries. The schema of the job queue is its own, because pg-boss brings
 * that up to date itself.
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
      `GRANT ${account} TO CURRENT_USER`, // to give it something, and to use it where the owner runs a command
      `GRANT USAGE ON SCHEMA public TO ${account}`,
      `GRANT SELECT, INSERT, UPDATE, DELETE, MAINTAIN ON ALL TABLES IN SCHEMA public TO ${account}`,
      `REVOKE UPDATE, DELETE, MAINTAIN ON audit_entry FROM ${account}`,
      `REVOKE INSERT, UPDATE, DELETE, MAINTAIN ON migrations FROM ${account}`,
      `ALTER SCHEMA pgboss OWNER TO ${account}`,
      ...(await jobObjects(manager)).map((object) => `ALTER ${object} OWNER TO ${account}`),
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

/** What pg-boss made when the owner still ran the server. */
async function jobObjects(manager: EntityManager): Promise<readonly string[]> {
  const rows = await manager.query<{ object: string }[]>(`
    SELECT 'TABLE ' || oid::regclass AS object FROM pg_class
    WHERE relnamespace = 'pgboss'::regnamespace AND relkind IN ('r', 'p')
    UNION ALL
    SELECT 'ROUTINE ' || oid::regprocedure FROM pg_proc WHERE pronamespace = 'pgboss'::regnamespace
    UNION ALL
    SELECT 'TYPE ' || oid::regtype FROM pg_type WHERE typnamespace = 'pgboss'::regnamespace AND typtype = 'e'`);
  return rows.map(({ object }) => object);
}
