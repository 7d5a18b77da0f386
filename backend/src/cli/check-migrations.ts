import 'reflect-metadata';
import { readEnvironment } from '../config/environment.js';
import { findDrift, migrate } from '../database/migrate.js';

/** Migrates the database in DATABASE_URL and fails when the entities say something else than the migrations. */
const { DATABASE_URL, DATABASE_WAIT_SECONDS } = readEnvironment();
await migrate(DATABASE_URL, DATABASE_WAIT_SECONDS);
const drift = await findDrift(DATABASE_URL);
if (drift.length > 0) {
  process.stderr.write(`A migration is missing. The entities need:\n${drift.join(';\n')};\n`);
  process.exitCode = 1;
}
