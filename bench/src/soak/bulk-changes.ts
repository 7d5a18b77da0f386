import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { CATEGORIES } from '../../../backend/src/domain/category.ts';
import { PRIORITIES } from '../../../backend/src/domain/priority.ts';
import { STATUSES } from '../../../backend/src/domain/status.ts';
import { ticketsPath } from '../request.ts';
import type { Act, Send } from './load.ts';

/** Between two looks at a bulk change, in milliseconds. */
const POLL_MS = 200;
/** Of the bulk changes, those that are told to end at once, and those that are undone. */
const CANCELLED_SHARE = 0.15;
const UNDONE_SHARE = 0.3;
/** After the load bulk changes have to get on until they end, in milliseconds: work of a killed process is taken up again. */
const LONGEST_STANDSTILL_MS = 60_000;
/** Between two looks at all of them and their rows. */
const COUNT_MS = 1_000;

/** Asks for a change of all tickets that match a filter, and waits for its end; some are cancelled, some undone. */
export const changeMany: Act = async ({ bulkChanges, end }, send, random) => {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const ask = async (path: string, body?: object): Promise<number | undefined> => {
    const answer = await send({ method: 'POST', path: ticketsPath({}, `bulk/${path}`), ...(body && { body }) });
    if (answer === undefined) return undefined;
    const { id } = JSON.parse(answer) as { id: number };
    bulkChanges.push(id);
    return id;
  };
  const filter = random() < 0.5 ? { category: [pick(CATEGORIES)] } : { status: [pick(STATUSES)] };
  const change = random() < 0.5 ? { priority: pick(PRIORITIES) } : { status: pick(STATUSES) };
  const id = await ask('', { filter, change });
  if (id === undefined) return;
  if (random() < CANCELLED_SHARE) await send({ method: 'POST', path: ticketsPath({}, `bulk/${id}/cancel/`) });
  await waitForEnd(id, send, end);
  if (end.aborted || random() >= UNDONE_SHARE) return;
  const undoing = await ask(`${id}/undo/`);
  if (undoing !== undefined) await waitForEnd(undoing, send, end);
};

async function waitForEnd(id: number, send: Send, end: AbortSignal): Promise<void> {
  while (!end.aborted) {
    await sleep(POLL_MS);
    const answer = await send({ path: ticketsPath({}, `bulk/${id}/`) });
    if (answer !== undefined && (JSON.parse(answer) as { ended_at: string | null }).ended_at !== null) return;
  }
}

interface BulkChange {
  id: number;
  state: string;
  /** What it counts is not what stands at its tickets. */
  isWrong: boolean;
  /** Tickets that it has dealt with. */
  done: number;
}

/**
 * Waits until no bulk change is left, also of those whose request was never answered.
 * @returns how they ended, and what is wrong about it
 */
export async function findBulkProblems(
  client: Client,
  acknowledged: readonly number[],
): Promise<{ ends: string; problems: string[] }> {
  const doneBy = (changes: readonly BulkChange[]): number => changes.reduce((sum, { done }) => sum + done, 0);
  let all = await readBulkChanges(client);
  let movedAt = performance.now();
  while (all.some(isUnfinished) && performance.now() - movedAt < LONGEST_STANDSTILL_MS) {
    await sleep(COUNT_MS);
    const now = await readBulkChanges(client);
    if (doneBy(now) > doneBy(all)) movedAt = performance.now();
    all = now;
  }
  const states = Map.groupBy(all, ({ state }) => state);
  const ends = [...states].map(([state, { length }]) => `${length} ${state}`).join(', ');
  const numbers = (of: readonly number[]): string => of.slice(0, 10).join(', ');
  const problems: string[] = [];
  const known = new Set(all.map(({ id }) => id));
  const lost = acknowledged.filter((id) => !known.has(id));
  if (lost.length > 0) problems.push(`Acknowledged bulk changes are lost: ${numbers(lost)}.`);
  const unfit = all.filter(({ state }) => state !== 'completed' && state !== 'cancelled');
  for (const { id, state } of unfit) problems.push(`Bulk change ${id} is ${state}.`);
  const wrong = all.filter(({ isWrong }) => isWrong).map(({ id }) => id);
  if (wrong.length > 0) problems.push(`Bulk changes count other tickets than they have dealt with: ${numbers(wrong)}.`);
  if (!states.has('completed')) problems.push('No bulk change was completed.');
  return { ends, problems };
}

const isUnfinished = ({ state }: BulkChange): boolean => state === 'queued' || state === 'running';

async function readBulkChanges(client: Client): Promise<BulkChange[]> {
  const { rows } = await client.query<BulkChange>(
    `SELECT id, state, changed + unchanged + missing + skipped AS done,
      (state = 'completed' AND changed + unchanged + missing + skipped <> total)
        OR (changed, unchanged, missing, skipped) <> (
          SELECT count(*) FILTER (WHERE result = 'changed'), count(*) FILTER (WHERE result = 'unchanged'),
            count(*) FILTER (WHERE result = 'missing'), count(*) FILTER (WHERE result = 'skipped')
          FROM bulk_change_row WHERE bulk_id = bulk_change.id
        ) AS "isWrong"
    FROM bulk_change ORDER BY id`,
  );
  return rows;
}
