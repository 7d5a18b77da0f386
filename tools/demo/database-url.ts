import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../process/failure.ts';
import { stateFolder } from '../repository.ts';

/** In postmaster.pid, counted from 0: the line with the port and the one that says whether the server accepts connections. */
const portLine = 3;
const stateLine = 7;

/**
 * The connection string of the database that the running instance uses: DATABASE_URL when it is set, otherwise the server
 * that `npm start` runs in this folder.
 * @param state where the tools keep things between runs
 * @throws Failure when there is neither
 */
export function findDatabaseUrl(state = stateFolder): string {
  const url = process.env['DATABASE_URL'] || urlOfEmbeddedServer(join(state, 'postgres'));
  if (url !== undefined) return url;
  throw new Failure(
    'TriageDesk runs, but not on the database of npm start in this folder: set DATABASE_URL to the one it uses, ' +
      'or with containers run: docker-compose exec backend node dist/cli/demo.js',
  );
}

/** Undefined when no server is running on the folder. */
function urlOfEmbeddedServer(folder: string): string | undefined {
  try {
    const lines = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n');
    if (lines[stateLine]?.trim() !== 'ready') return undefined;
    const password = readFileSync(join(folder, 'password'), 'utf8');
    return `postgresql://triagedesk:${password}@127.0.0.1:${Number(lines[portLine])}/triagedesk`;
  } catch {
    return undefined;
  }
}
