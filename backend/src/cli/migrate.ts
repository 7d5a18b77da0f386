import 'reflect-metadata';
import { readEnvironment } from '../config/environment.js';
import { describeStartFailure } from '../config/start-failure.js';
import { migrate } from '../database/migrate.js';

/** Brings the database in DATABASE_URL up to date, and the account of DATABASE_SERVER_URL; safe to run by several replicas at once. */
try {
  const { DATABASE_URL, DATABASE_WAIT_SECONDS, DATABASE_SERVER_URL } = readEnvironment();
  const applied = await migrate(DATABASE_URL, DATABASE_WAIT_SECONDS, DATABASE_SERVER_URL);
  process.stdout.write(applied.length > 0 ? `Applied ${applied.join(', ')}.\n` : 'The database is up to date.\n');
} catch (error) {
  process.stderr.write(`${describeStartFailure(error)}\n`);
  process.exitCode = 1;
}
