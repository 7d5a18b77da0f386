import { setTimeout as sleep } from 'node:timers/promises';
import { runCommand } from '../../../tools/process/command.ts';
import { findFreePort } from '../../../tools/process/ports.ts';
import { withoutProductSettings } from '../../../tools/product/settings.ts';
import { countWrongCounters } from '../data/recount.ts';
import { HttpClient } from '../measure/http-client.ts';
import { say } from '../progress.ts';
import { ticketsPath } from '../request.ts';
import { Stage, type RunningServer } from '../stage.ts';
import { AcknowledgedWrites, findContradictions } from './acknowledged-writes.ts';
import { findBulkProblems } from './bulk-changes.ts';
import { runBulkSql } from './bulk-sql.ts';
import { runClients } from './clients.ts';
import type { Load } from './load.ts';

/** Between two deaths of the backend, in seconds; in a short run there are two of them. */
const KILL_INTERVAL = 30;
const LEAST_KILLS = 2;

export interface SoakOptions {
  seconds: number;
  /** How many tickets are there at the beginning. */
  tickets: number;
}

/**
 * Puts the product under all kinds of writes at once and kills the backend in the middle of them again and again. Then
 * counters have to equal a recount, and what was acknowledged has to be there.
 * @returns the exit code: 1 when something is wrong
 */
export async function runSoak({ seconds, tickets }: SoakOptions, stop: AbortSignal): Promise<number> {
  say(`${tickets.toLocaleString('en-US')} tickets: generating`);
  const stage = await Stage.open(tickets, stop);
  try {
    const port = String(await findFreePort());
    const server = await stage.startServer({ PORT: port });
    const end = AbortSignal.any([stop, AbortSignal.timeout(seconds * 1000)]);
    const { origin } = server;
    const load: Load = {
      origin,
      tickets,
      writes: new AcknowledgedWrites(),
      bulkChanges: [],
      answers: new Map(),
      end,
    };
    say(`writing for ${seconds} s`);
    const [killed, sql] = await stage.withClient((client) =>
      Promise.all([
        killAgainAndAgain(stage, server, port, { seconds, end }),
        runBulkSql(client, tickets, end),
        runClients(load),
      ]),
    );
    stop.throwIfAborted();
    const requests = [...load.answers].map(([kind, number]) => `${number} × ${kind === 0 ? 'no answer' : `${kind}xx`}`);
    console.log(
      `${seconds} s, backend killed ${killed.kills} times; requests: ${requests.join(', ')}; ` +
        `bulk statements: ${sql.done} done, ${sql.refused} refused.`,
    );
    say('waiting for the bulk changes');
    const bulk = await stage.withClient((client) => findBulkProblems(client, load.bulkChanges));
    console.log(`Bulk changes: ${bulk.ends}.`);
    const problems = [
      ...sql.errors.map((error) => `A bulk statement failed: ${error}`),
      ...(sql.done === 0 ? ['No bulk statement succeeded.'] : []),
      ...bulk.problems,
      ...(await findProblems(stage, killed.server, load.writes)),
    ];
    for (const problem of problems) console.log(`WRONG: ${problem}`);
    if (problems.length === 0) {
      console.log(
        `Counters equal a recount, all ${load.writes.mustExist().size} acknowledged tickets are there, and no bulk change is left.`,
      );
    }
    return problems.length === 0 ? 0 : 1;
  } finally {
    await stage.close();
  }
}

/** @returns the backend that is left */
async function killAgainAndAgain(
  stage: Stage,
  first: RunningServer,
  port: string,
  { seconds, end }: { seconds: number; end: AbortSignal },
): Promise<{ kills: number; server: RunningServer }> {
  const interval = Math.min(KILL_INTERVAL, seconds / (LEAST_KILLS + 1)) * 1000;
  let server = first;
  for (let kills = 0; ; kills++) {
    try {
      await sleep(interval, undefined, { signal: end });
    } catch {
      return { kills, server };
    }
    process.kill(server.pid, 'SIGKILL');
    await server.exited;
    say('killed the backend and starts it again');
    server = await stage.startServer({ PORT: port });
  }
}

async function findProblems(stage: Stage, server: RunningServer, writes: AcknowledgedWrites): Promise<string[]> {
  say('counting');
  const problems: string[] = [];
  const { wrong, present } = await stage.withClient(async (client) => {
    const { rows } = await client.query<{ id: number; title: string }>('SELECT id, title FROM ticket');
    return { wrong: await countWrongCounters(client), present: new Map(rows.map(({ id, title }) => [id, title])) };
  });
  if (wrong > 0) problems.push(`${wrong} counters differ from a recount.`);
  const { lost, undead } = findContradictions(writes, present);
  if (lost.length > 0) problems.push(`${lost.length} acknowledged tickets are lost: ${lost.slice(0, 10).join(', ')} …`);
  if (undead.length > 0)
    problems.push(`${undead.length} deleted tickets are there: ${undead.slice(0, 10).join(', ')} …`);

  const client = new HttpClient(server.origin);
  const { body } = await client.expect({ path: ticketsPath({}, 'stats/') });
  client.close();
  const { total_tickets: total } = JSON.parse(body) as { total_tickets: number };
  if (total !== present.size) problems.push(`The statistics say ${total} tickets, and there are ${present.size}.`);

  const env = { ...withoutProductSettings(process.env), DATABASE_URL: stage.databaseUrl };
  const recount = await runCommand(process.execPath, ['backend/dist/cli/recount.js'], { env, stop: stage.stopRequest });
  if (!recount.ok) problems.push(`The product's own recount says: ${recount.output.trim()}`);
  return problems;
}
