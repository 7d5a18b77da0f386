import { join } from 'node:path';
import { findPersistentPostgres } from '../embedded-postgres.ts';
import { Failure } from '../process/failure.ts';
import { stateFolder } from '../repository.ts';

/**
 * The connection string of the database that the running instance uses: DATABASE_URL when it is set, otherwise the server
 * that `npm start` runs in this folder.
 * @param state where the tools keep things between runs
 * @param script the backend's command that does the same in a container
 * @throws Failure when there is neither
 */
export function findDatabaseUrl(state = stateFolder, script = 'demo.js'): string {
  const url = process.env['DATABASE_URL'] || findPersistentPostgres(join(state, 'postgres'));
  if (url !== undefined) return url;
  throw new Failure(
    'TriageDesk does not run on the database of npm start in this folder: start it here, set DATABASE_URL to the one it uses, ' +
      `or with containers run: docker-compose exec backend node dist/cli/${script}`,
  );
}
