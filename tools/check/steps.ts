import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTemporaryPostgres } from '../embedded-postgres.ts';
import { runCommand } from '../process/command.ts';
import { withoutProductSettings } from '../product/settings.ts';
import { repositoryRoot } from '../repository.ts';
import { auditVerdict } from './audit.ts';
import { type Messages, staleness, translationFaults } from './translation.ts';

export interface StepResult {
  ok: boolean;
  output: string;
  /** Why there is nothing to judge. */
  skipped?: string;
}

export interface Step {
  name: string;
  run(stop?: AbortSignal): Promise<StepResult>;
}

const contract = 'backend/openapi.json';
const contractTypes = 'frontend/src/app/api/schema.ts';
const messages = 'frontend/src/locale/messages.json';
const translations = ['frontend/src/locale/messages.de.json'];

/** Everything that `npm run check` looks at, in the order of its report. The contract and the migrations need the built backend. */
export const steps: readonly Step[] = [
  tool('format', 'prettier', '--check', '--log-level=warn', '.'),
  tool('lint', 'eslint', '.', '--max-warnings=0'),
  tool('types of the server', 'tsc', '-p', 'backend', '--noEmit'),
  tool('types of the interface and its templates', 'ngc', '-p', 'frontend/tsconfig.app.json', '--noEmit'),
  tool('types of the interface tests', 'ngc', '-p', 'frontend/tsconfig.spec.json', '--noEmit'),
  tool('types of the tools', 'tsc', '-p', 'tools', '--noEmit'),
  tool('types of the browser tests', 'tsc', '-p', 'e2e', '--noEmit'),
  tool('types of the benchmark', 'tsc', '-p', 'bench', '--noEmit'),
  tool('dead code', 'knip', '--treat-config-hints-as-errors'),
  {
    name: 'contract is the one of the code',
    run: (stop) =>
      regenerated(contract, 'node backend/dist/cli/write-openapi.js backend/openapi.json', (file) =>
        runCommand(process.execPath, ['backend/dist/cli/write-openapi.js', file], { env: settingsFree(), stop }),
      ),
  },
  {
    name: 'interface types are the ones of the contract',
    run: (stop) =>
      regenerated(contractTypes, 'npm run api-types -w frontend', (file) => writeContractTypes(file, stop)),
  },
  { name: 'texts are extracted and translated', run: checkMessages },
  { name: 'migrations are the ones of the entities', run: checkMigrations },
  { name: 'dependencies in production have no known hole', run: auditDependencies },
];

function tool(name: string, command: string, ...args: string[]): Step {
  return { name, run: (stop) => runCommand(join(repositoryRoot, 'node_modules/.bin', command), args, { stop }) };
}

/** Generates a file that is kept in the repository anew, and compares. */
async function regenerated(
  kept: string,
  remedy: string,
  generate: (file: string) => Promise<StepResult>,
): Promise<StepResult> {
  const folder = mkdtempSync(join(tmpdir(), 'triagedesk-check-'));
  try {
    const file = join(folder, 'generated');
    const generation = await generate(file);
    if (!generation.ok) return generation;
    const { ok, output } = await runCommand('diff', ['-u', kept, file]);
    return { ok, output: `${output.split('\n').slice(0, 60).join('\n')}\n${kept} is stale. To renew it: ${remedy}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the script that writes the types with another file to write to, so that its options are the same. */
async function writeContractTypes(file: string, stop?: AbortSignal): Promise<StepResult> {
  const manifest = readFileSync(join(repositoryRoot, 'frontend/package.json'), 'utf8');
  const script = (JSON.parse(manifest) as { scripts: Record<string, string> }).scripts['api-types'];
  const output = contractTypes.replace('frontend/', '');
  if (!script?.includes(output))
    return { ok: false, output: `The script api-types of frontend does not write ${output}` };
  const bin = join(repositoryRoot, 'frontend/node_modules/.bin');
  const env = { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` };
  return runCommand('/bin/sh', ['-c', script.replace(output, `'${file}'`)], { cwd: 'frontend', env, stop });
}

/** Extracts the texts of the interface anew: the kept messages and each translation have to have just these. */
async function checkMessages(stop?: AbortSignal): Promise<StepResult> {
  const folder = mkdtempSync(join(tmpdir(), 'triagedesk-check-'));
  try {
    const ng = join(repositoryRoot, 'node_modules/.bin/ng');
    const extraction = await runCommand(ng, ['extract-i18n', '--output-path', folder], { cwd: 'frontend', stop });
    if (!extraction.ok) return extraction;
    const extracted = readMessages(join(folder, 'messages.json'));
    const stale = staleness(extracted, readMessages(join(repositoryRoot, messages)));
    const faults = translations.flatMap((file) =>
      translationFaults(extracted, readMessages(join(repositoryRoot, file))).map((fault) => `${file}: ${fault}`),
    );
    const remedy = `To renew ${messages}: npm run messages -w frontend. The translations are written by hand.`;
    return {
      ok: stale.length + faults.length === 0,
      output: [...stale.map((line) => `${messages}: ${line}`), ...faults, remedy].join('\n'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readMessages(file: string): Messages {
  return (JSON.parse(readFileSync(file, 'utf8')) as { translations: Messages }).translations;
}

async function checkMigrations(stop?: AbortSignal): Promise<StepResult> {
  const database = await startTemporaryPostgres();
  try {
    const env = { ...settingsFree(), DATABASE_URL: database.url };
    return await runCommand(process.execPath, ['backend/dist/cli/check-migrations.js'], { env, stop });
  } finally {
    await database.stop();
  }
}

/** Asks the registry, which not every machine can reach: without it nothing else here would fail. */
async function auditDependencies(stop?: AbortSignal): Promise<StepResult> {
  const options = ['--omit=dev', '--json', '--loglevel=silent', '--fetch-retries=0', '--fetch-timeout=20000'];
  const { output } = await runCommand('npm', ['audit', ...options], { stop });
  return auditVerdict(output);
}

function settingsFree(): NodeJS.ProcessEnv {
  return withoutProductSettings(process.env);
}
