import { join } from 'node:path';
import { findPersistentPostgres } from '../embedded-postgres.ts';
import { Failure } from '../process/failure.ts';
import { stateFolder } from '../repository.ts';

/**
 * The connection string of the database that the running instance uses: DATABASE_URL when it is set, otherwise the server
 * that `npm start` runs in this folder.
 * @param state where the tools keep things between runs
 * @throws Failure when there is neither
 */
export function findDatabaseUrl(state = stateFolder): string {
  const url = process.env['DATABASE_URL'] || findPersistentPostgres(join(state, 'postgres'));
  if (url !== undefined) return url;
  throw new Failure(
    'TriageDesk runs, but not on the database of npm start in this folder: set DATABASE_URL to the one it uses, ' +
      'or with containers run: docker-compose exec backend node dist/cli/demo.js',
  );
}
