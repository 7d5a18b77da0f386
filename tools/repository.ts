import { join } from 'node:path';

/** The root of the repository, absolute. */
export const repositoryRoot = join(import.meta.dirname, '..');

/** Everything the tools keep between runs, ignored by git. */
export const stateFolder = join(repositoryRoot, '.triagedesk');
