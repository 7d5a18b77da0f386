import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom, waitingTime } from '../../../backend/src/common/seeded-random.ts';
import { STATUSES } from '../../../backend/src/domain/status.ts';
import { HttpClient } from '../measure/http-client.ts';
import { percentiles } from '../measure/percentiles.ts';
import { ticketsPath, type Request } from '../request.ts';
import type { NamedPrepare, Scenario, Subject } from './scenario.ts';
import { prepareTexts } from './throughput.ts';

const AGENTS = 50;
const CREATES_PER_SECOND = 5;
/** Between two clicks of an agent, in milliseconds. */
const MEAN_THINK_MS = 1_000;

type Operation = 'list' | 'open' | 'search' | 'stats' | 'update' | 'create';
const OPERATIONS: readonly [Operation, string][] = [
  ['list', 'list'],
  ['open', 'open a ticket'],
  ['search', 'search'],
  ['stats', 'statistics'],
  ['update', 'change a status'],
  ['create', 'create'],
];

/** What one run of the mixed load collects. */
class Tally {
  readonly durations = new Map<Operation, number[]>(OPERATIONS.map(([operation]) => [operation, []]));
  readonly errors = new Map<Operation, number>();
  firstError: string | undefined;

  /** Sends a request and answers the body, or nothing when it failed. */
  async send(client: HttpClient, operation: Operation, request: Request): Promise<string | undefined> {
    try {
      const { milliseconds, body } = await client.expect(request);
      this.durations.get(operation)?.push(milliseconds);
      return body;
    } catch (error) {
      this.errors.set(operation, (this.errors.get(operation) ?? 0) + 1);
      this.firstError ??= String(error);
      return undefined;
    }
  }
}

/** 50 agents who list, open, search, count and change, each thinking about a second before every click; and new tickets. */
function prepareMixed(subject: Subject): Promise<Scenario> {
  return Promise.resolve({
    name: 'mixed',
    writes: true,
    measure: async ({ index, seconds }) => {
      const tally = await runMixedLoad(subject, seconds * 1000, index);
      return OPERATIONS.map(([operation, title]) => {
        const durations = tally.durations.get(operation) ?? [];
        return {
          name: `mixed.${operation}`,
          title: `mixed load: ${title}`,
          requests: durations.length,
          perSecond: durations.length / seconds,
          errors: tally.errors.get(operation) ?? 0,
          firstError: tally.firstError,
          ...percentiles(durations),
        };
      });
    },
  });
}

export const mixedScenarios: readonly NamedPrepare[] = [['mixed', prepareMixed]];

async function runMixedLoad(subject: Subject, milliseconds: number, seed: number): Promise<Tally> {
  const tally = new Tally();
  const end = AbortSignal.any([subject.stage.stopRequest, AbortSignal.timeout(milliseconds)]);
  const agents = Array.from({ length: AGENTS }, (_, agent) => work(subject, tally, end, seed * AGENTS + agent));
  await Promise.all([...agents, submit(subject, tally, end)]);
  subject.stage.stopRequest.throwIfAborted();
  return tally;
}

async function work({ server, stage, terms }: Subject, tally: Tally, end: AbortSignal, seed: number): Promise<void> {
  const client = new HttpClient(server.origin);
  const random = seededRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const words = [...terms.rare, ...terms.common, ...terms.absent];
  const think = (): Promise<boolean> => pause(waitingTime(random, MEAN_THINK_MS), end);
  while (await think()) {
    const page = await tally.send(client, 'list', { path: ticketsPath({ status: pick(STATUSES) }) });
    const listed = page === undefined ? [] : (JSON.parse(page) as { id: number }[]);
    const id = pick(listed)?.id ?? 1 + Math.floor(random() * stage.tickets);
    if (!(await think())) break;
    await tally.send(client, 'open', { path: ticketsPath({}, `${id}/`) });
    if (!(await think())) break;
    await tally.send(client, 'search', { path: ticketsPath({ search: pick(words) }) });
    if (!(await think())) break;
    await tally.send(client, 'stats', { path: ticketsPath({}, 'stats/') });
    if (!(await think())) break;
    const body = { status: pick(STATUSES) };
    await tally.send(client, 'update', { method: 'PATCH', path: ticketsPath({}, `${id}/`), body });
  }
  client.close();
}

async function submit({ server }: Subject, tally: Tally, end: AbortSignal): Promise<void> {
  const client = new HttpClient(server.origin);
  const texts = prepareTexts();
  while (await pause(1000 / CREATES_PER_SECOND, end)) {
    const { title, description, category, priority } = texts();
    const body = { title, description, category, priority };
    await tally.send(client, 'create', { method: 'POST', path: ticketsPath({}), body });
  }
  client.close();
}

/** Answers false when the time is over. */
async function pause(milliseconds: number, end: AbortSignal): Promise<boolean> {
  try {
    await sleep(milliseconds, undefined, { signal: end });
    return true;
  } catch {
    return false;
  }
}
