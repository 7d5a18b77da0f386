import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repositoryRoot, stateFolder } from '../repository.ts';

/** What a build makes out of what. */
export interface BuildTarget {
  /** The npm workspace. */
  workspace: 'backend' | 'frontend';
  /** For people, as in "Building the interface". */
  title: string;
  /** A file that every finished build leaves, relative to the workspace. */
  result: string;
}

/** Files of a workspace that no build reads, as globs. */
const irrelevant = ['node_modules/**', 'dist/**', '.angular/**', 'coverage/**', 'test/**', '**/*.spec.ts', '**/*.md'];
/** Files outside the workspaces that every build depends on. */
const shared = ['package-lock.json', 'tsconfig.base.json'];

/**
 * A digest of everything that a workspace is built from: names and contents, so that neither a fresh checkout nor a moved
 * clock confuses it.
 */
function digestSources(workspaceFolder: string, sharedFiles: readonly string[]): string {
  const digest = createHash('sha256');
  const files = globSync('**/*', { cwd: workspaceFolder, exclude: irrelevant })
    .map((file) => join(workspaceFolder, file))
    .filter((file) => statSync(file).isFile())
    .sort();
  for (const file of [...files, ...sharedFiles]) digest.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return digest.digest('hex');
}

/** Remembers which sources a workspace was last built from, as a file that exists only while that build is whole. */
export class BuildStamp {
  readonly #file: string;
  readonly #result: string;
  readonly #digest: string;

  constructor({ workspace, result }: BuildTarget, root = repositoryRoot, state = stateFolder) {
    this.#file = join(state, `build-${workspace}`);
    this.#result = join(root, workspace, result);
    this.#digest = digestSources(
      join(root, workspace),
      shared.map((file) => join(root, file)),
    );
  }

  isCurrent(): boolean {
    return readIfThere(this.#file) === this.#digest && statSync(this.#result, { throwIfNoEntry: false }) !== undefined;
  }

  /** To be called before a build starts: an interrupted one has no stamp. */
  clear(): void {
    rmSync(this.#file, { force: true });
  }

  /** To be called once a build succeeded; the sources it names are those from before the build. */
  write(): void {
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, this.#digest);
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
