import { startTemporaryPostgres, type PostgresServer } from '../../../tools/embedded-postgres.ts';

declare global {
  var testPostgres: PostgresServer | undefined;
}

/** One real PostgreSQL server for the whole run; TEST_DATABASE_URL names another one, as a superuser of it. */
export default async function startTestPostgres(): Promise<void> {
  if (process.env['TEST_DATABASE_URL']) return;
  globalThis.testPostgres = await startTemporaryPostgres();
  process.env['TEST_DATABASE_URL'] = globalThis.testPostgres.url;
}
