import { setTimeout as wait } from 'node:timers/promises';

/** Well below Jest's limit, so that it is the failed attempt that is told. */
const PATIENCE_MS = 15_000;

const PAUSE_MS = 20;

/** Tries again until it does not throw, or until `isWanted` says that it throws what is waited for; then undefined. */
export async function eventually<T>(
  attempt: () => T | Promise<T>,
  { isWanted = () => false, patienceMs = PATIENCE_MS }: EventuallyOptions = {},
): Promise<T | undefined> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (isWanted(error)) return undefined;
      if (performance.now() > deadline) throw error;
      await wait(PAUSE_MS);
    }
  }
}

interface EventuallyOptions {
  readonly isWanted?: (error: unknown) => boolean;
  /** In milliseconds. */
  readonly patienceMs?: number;
}

/** Asks again until it is so. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  await eventually(async () => {
    if (!(await isSo())) throw new Error(`It did not happen: ${isSo.toString()}`);
  });
}
