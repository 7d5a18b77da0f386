import { createInterface } from 'node:readline';
import { startChild } from '../../tools/process/child.ts';
import { repositoryRoot } from '../../tools/repository.ts';

const HOOKS = './backend/test/support/run-sources.mjs';

export interface TestServer<Told, Later> {
  /** How to reach it. */
  readonly told: Told;
  /** What it tells next. */
  readonly next: () => Promise<Later>;
  stop(): Promise<void>;
}

/**
 * Starts one of the servers that the product talks to, as the tests of the backend use them.
 * @param name of a file of `backend/test/support` that prints a line of JSON when it is ready, and perhaps more of them later
 */
export async function startTestServer<Told, Later = never>(
  name: string,
  input: object = {},
): Promise<TestServer<Told, Later>> {
  const program = `backend/test/support/${name}.ts`;
  const child = await startChild(process.execPath, ['--import', HOOKS, program, JSON.stringify(input)], {
    cwd: repositoryRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { stdout } = child.process;
  if (!stdout) throw new Error('The output is a pipe.');
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  const next = async <T>(): Promise<T> => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`${name} has ended.`);
    return JSON.parse(value) as T;
  };
  return {
    told: await next<Told>(),
    next: () => next<Later>(),
    stop: async () => {
      await child.stop(5_000);
    },
  };
}
