import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';
import type { DataSource } from 'typeorm';

/**
 * Makes the account of the server, or gives it another password, and allows it what the server does: to read and write
 * rows. It owns no table of the product, so whoever gets it to run a statement of theirs cannot change one or its triggers,
 * and of the audit log it can only read and add entries. The schema of the job queue is its own, because pg-boss brings
 * that up to date itself.
 * @param owner of the migrated tables, who may make accounts, or is a member of this one
 * @param url as the server connects: with the name of the account and its password
 * @throws Error that names the setting when the account owns the tables, or cannot be set up
 */
export async function allowServer(owner: DataSource, url: string): Promise<void> {
  try {
    await setUp(owner, url);
  } catch (error) {
    const reason = Error.isError(error) ? error.message : String(error);
    throw new Error(`The account of DATABASE_SERVER_URL could not be set up: ${reason}`, { cause: error });
  }
}

async function setUp(owner: DataSource, url: string): Promise<void> {
  const { username, password } = new URL(url);
  if (password === '') throw new Error('it needs a password.');
  const name = decodeURIComponent(username);
  const account = escapeIdentifier(name);

  const [known] = await owner.query<unknown[]>('SELECT FROM pg_roles WHERE rolname = $1', [name]);
  if (known !== undefined) await refuseOwner(owner, name);
  if (!(await canSignIn(url))) {
    const change = known === undefined ? 'CREATE' : 'ALTER';
    await owner.query(`${change} ROLE ${account} LOGIN PASSWORD '${scramVerifier(decodeURIComponent(password))}'`);
  }
  const [{ member }] = await owner.query<[{ member: boolean }]>(`SELECT pg_has_role($1, 'USAGE') AS member`, [name]);
  if (!member) await owner.query(`GRANT ${account} TO CURRENT_USER`); // whoever gives something away has to be one

  await owner.transaction(async (manager) => {
    for (const statement of [
      `GRANT USAGE ON SCHEMA public TO ${account}`,
      `REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${account}`,
      `GRANT SELECT, INSERT, UPDATE, DELETE, MAINTAIN ON ALL TABLES IN SCHEMA public TO ${account}`,
      `REVOKE UPDATE, DELETE, MAINTAIN ON audit_entry FROM ${account}`,
      `REVOKE INSERT, UPDATE, DELETE, MAINTAIN ON migrations FROM ${account}`,
    ]) {
      await manager.query(statement);
    }
  });
  // One after the other, so that none waits for a running job queue while it holds up another one.
  for (const object of await jobObjectsOfOthers(owner, name)) await owner.query(`ALTER ${object} OWNER TO ${account}`);
}

async function canSignIn(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

/** Also a superuser owns the tables, and a member of the role that does. */
async function refuseOwner(owner: DataSource, name: string): Promise<void> {
  const [{ owns }] = await owner.query<[{ owns: boolean }]>(
    `SELECT pg_has_role($1, relowner, 'MEMBER') AS owns FROM pg_class WHERE oid = 'audit_entry'::regclass`,
    [name],
  );
  if (owns) throw new Error(`“${name}” owns the tables: name another user than that of DATABASE_URL.`);
}

/** What pg-boss made when the owner still ran the server. */
async function jobObjectsOfOthers(owner: DataSource, name: string): Promise<readonly string[]> {
  const rows = await owner.query<{ object: string }[]>(
    `WITH jobs AS (SELECT oid, nspowner FROM pg_namespace WHERE nspname = 'pgboss'),
      account AS (SELECT oid FROM pg_roles WHERE rolname = $1)
    SELECT 'SCHEMA pgboss' AS object FROM jobs, account WHERE nspowner <> account.oid
    UNION ALL
    SELECT 'TABLE ' || pg_class.oid::regclass FROM pg_class JOIN jobs ON relnamespace = jobs.oid, account
    WHERE relkind IN ('r', 'p') AND relowner <> account.oid
    UNION ALL
    SELECT 'ROUTINE ' || pg_proc.oid::regprocedure FROM pg_proc JOIN jobs ON pronamespace = jobs.oid, account
    WHERE proowner <> account.oid
    UNION ALL
    SELECT 'TYPE ' || pg_type.oid::regtype FROM pg_type JOIN jobs ON typnamespace = jobs.oid, account
    WHERE typtype = 'e' AND typowner <> account.oid`,
    [name],
  );
  return rows.map(({ object }) => object);
}

const ITERATIONS = 4_096;

/** What PostgreSQL keeps of a password (RFC 5802), so that no log of statements ever holds the password itself. */
function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256');
  const keyOf = (text: string) => createHmac('sha256', salted).update(text).digest();
  const storedKey = createHash('sha256').update(keyOf('Client Key')).digest('base64');
  const serverKey = keyOf('Server Key').toString('base64');
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}
