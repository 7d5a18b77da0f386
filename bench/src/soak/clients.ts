import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom, type Random } from '../../../backend/src/common/seeded-random.ts';
import { CATEGORIES } from '../../../backend/src/domain/category.ts';
import { PRIORITIES } from '../../../backend/src/domain/priority.ts';
import { STATUSES } from '../../../backend/src/domain/status.ts';
import { HttpClient } from '../measure/http-client.ts';
import { ticketsPath } from '../request.ts';
import { prepareTexts } from '../scenarios/throughput.ts';
import { changeMany } from './bulk-changes.ts';
import type { Act, AnswerCounts, Load, Send } from './load.ts';

const CREATORS = 6;
const UPDATERS = 6;
const DELETERS = 2;
/** Those who change many tickets at once: with two of them there is always something to do in the background. */
const BULK_CHANGERS = 2;
/** After an answer, and after none, in milliseconds. */
const PAUSE_MS = 10;
const OUTAGE_PAUSE_MS = 100;
/** Of the deletions, those of tickets that a creator has made; the rest goes to generated ones. */
const CREATED_SHARE = 0.3;

/** Creates, changes and deletes tickets over HTTP until the end, one by one and many at once; whatever is not answered is simply tried no more. */
export async function runClients(load: Load): Promise<void> {
  const clients = [
    ...Array.from({ length: CREATORS }, () => create),
    ...Array.from({ length: UPDATERS }, () => update),
    ...Array.from({ length: DELETERS }, () => remove),
    ...Array.from({ length: BULK_CHANGERS }, () => changeMany),
  ];
  await Promise.all(clients.map((act, index) => repeat(load, act, seededRandom(index))));
}

async function repeat(load: Load, act: Act, random: Random): Promise<void> {
  const client = new HttpClient(load.origin);
  let pause = PAUSE_MS;
  const send: Send = async (request) => {
    try {
      const { status, body } = await client.send(request);
      count(load.answers, Math.floor(status / 100));
      return status < 300 ? body : undefined;
    } catch {
      count(load.answers, 0);
      pause = OUTAGE_PAUSE_MS;
      return undefined;
    }
  };
  while (!load.end.aborted) {
    await act(load, send, random);
    await sleep(pause);
    pause = PAUSE_MS;
  }
  client.close();
}

const texts = prepareTexts(1);

async function create({ writes }: Load, send: Send, random: Random): Promise<void> {
  const { title, description, category, priority } = texts();
  const values = random() < 0.5 ? { category, priority } : {};
  const body = { title, description, ...values };
  const answer = await send({ method: 'POST', path: ticketsPath({}), body });
  if (answer !== undefined) {
    const ticket = JSON.parse(answer) as { id: number; title: string };
    writes.created(ticket.id, ticket.title);
  }
}

async function update({ tickets, writes }: Load, send: Send, random: Random): Promise<void> {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const generated = 1 + Math.floor(random() * tickets);
  const kind = Math.floor(random() * 5);
  const id = kind === 4 || random() < 0.5 ? generated : (writes.someCreated(random()) ?? generated);
  const { title, description } = texts();
  const changes = [
    { status: pick(STATUSES) },
    { category: pick(CATEGORIES) },
    { priority: pick(PRIORITIES) },
    { status: pick(STATUSES), category: pick(CATEGORIES), priority: pick(PRIORITIES) },
    // the titles of created tickets are what they are recognised by
    { title, description },
  ];
  await send({ method: 'PATCH', path: ticketsPath({}, `${id}/`), body: changes[kind] ?? {} });
}

async function remove({ tickets, writes }: Load, send: Send, random: Random): Promise<void> {
  const generated = 1 + Math.floor(random() * tickets);
  const id = random() < CREATED_SHARE ? (writes.someCreated(random()) ?? generated) : generated;
  writes.deletionAsked(id);
  const answer = await send({ method: 'DELETE', path: ticketsPath({}, `${id}/`) });
  if (answer !== undefined) writes.deleted(id);
}

function count(answers: AnswerCounts, kind: number): void {
  answers.set(kind, (answers.get(kind) ?? 0) + 1);
}
