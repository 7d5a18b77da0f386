import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from './process/command.ts';
import { Failure } from './process/failure.ts';
import { repositoryRoot } from './repository.ts';

const programNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const knownPlaces = [
  ...programNames.map((name) => `/usr/bin/${name}`),
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Finds a Chromium for the browser tests, or installs one: Debian's package when we may, else Playwright's own.
 * @returns its path; undefined stands for Playwright's own, which Playwright finds itself
 * @throws Failure when there is none and none can be installed
 */
export async function findOrInstallChromium(stop?: AbortSignal): Promise<string | undefined> {
  const found = findChromium(process.env);
  if (found !== undefined) {
    console.log(`Browser: ${found}`);
    return found;
  }
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('No Chromium found: installing the package of the system with apt-get.');
    if (await installPackage(stop)) {
      const installed = findChromium(process.env);
      if (installed !== undefined) return installed;
    }
    console.log('The package could not be installed.');
  }
  console.log("No Chromium found: installing Playwright's own.");
  const playwright = join(repositoryRoot, 'node_modules/.bin/playwright');
  const { ok } = await runCommand(playwright, ['install', 'chromium'], { stop, show: true });
  if (ok) return undefined;
  throw new Failure(
    'There is no Chromium and none can be installed: install one, or set CHROMIUM_PATH to the program.',
  );
}

/**
 * @param env CHROMIUM_PATH decides when set; otherwise the PATH and then the usual places are searched
 * @param isUsable told apart from existing because some systems have a stub that only asks to install the real one
 * @throws Failure when CHROMIUM_PATH is set to something else
 */
export function findChromium(env: NodeJS.ProcessEnv, isUsable = answersVersion): string | undefined {
  const chosen = env['CHROMIUM_PATH'];
  if (chosen) {
    if (isUsable(chosen)) return chosen;
    throw new Failure(`CHROMIUM_PATH is ${chosen}, which is not a Chromium that can be started.`);
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [...folders.flatMap((folder) => programNames.map((name) => join(folder, name))), ...knownPlaces];
  return candidates.find(isUsable);
}

function answersVersion(program: string): boolean {
  return existsSync(program) && spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

async function installPackage(stop?: AbortSignal): Promise<boolean> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // An index that cannot be renewed in part may still know the package.
  await runCommand('apt-get', ['update', '-q'], { env, stop, show: true });
  const args = ['install', '-y', '-q', '--no-install-recommends', 'chromium'];
  return (await runCommand('apt-get', args, { env, stop, show: true })).ok;
}
