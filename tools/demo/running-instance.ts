import { Failure } from '../process/failure.ts';

/** How long an instance may take to answer, in milliseconds. */
const answerLimit = 10_000;

/**
 * Makes sure that a TriageDesk runs there and is ready.
 * @param url where people reach it, without a path
 * @throws Failure that says what is there instead
 */
export async function assertTriageDeskRuns(url: string): Promise<void> {
  const readiness = await ask(`${url}/health/ready`);
  const isOurs = (await titleOfApi(url)) === 'TriageDesk';
  if (!isOurs) throw new Failure(`Something answers at ${url}, but it is not TriageDesk: give the right URL.`);
  if (!readiness.ok)
    throw new Failure(`TriageDesk at ${url} is not ready (${readiness.status}): try again in a moment.`);
}

/**
 * How many tickets an instance shows.
 * @throws Failure when it does not say
 */
export async function countTickets(url: string): Promise<number> {
  const response = await ask(`${url}/api/tickets/?limit=1`);
  const total = Number(response.headers.get('x-total-count') ?? NaN);
  if (!response.ok || Number.isNaN(total)) throw new Failure(`TriageDesk at ${url} does not list its tickets.`);
  return total;
}

async function titleOfApi(url: string): Promise<unknown> {
  const response = await ask(`${url}/docs-json`);
  const document: unknown = await response.json().catch(() => undefined);
  if (typeof document !== 'object' || document === null || !('info' in document)) return undefined;
  const { info } = document;
  return typeof info === 'object' && info !== null && 'title' in info ? info.title : undefined;
}

async function ask(url: string): Promise<Response> {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(answerLimit) });
  } catch {
    const { origin } = new URL(url);
    throw new Failure(
      `TriageDesk does not answer at ${origin}: start it with npm start, or give its URL: npm run demo -- URL`,
    );
  }
}
