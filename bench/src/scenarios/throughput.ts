import { seededRandom } from '../../../backend/src/common/seeded-random.ts';
import { TextMaker } from '../data/sentences.ts';
import { BarePg, type Substitute } from '../floor/replay.ts';
import type { Step } from '../floor/steps.ts';
import { percentiles, type Percentiles } from '../measure/percentiles.ts';
import { measureThroughput } from '../measure/throughput.ts';
import { ticketsPath, type Request } from '../request.ts';
import type { Stage } from '../stage.ts';
import { SHARES, WARM_UP_MS, type Measurement, type NamedPrepare, type Prepare } from './scenario.ts';

const LIST_CONNECTIONS = 16;
const CREATE_CONNECTIONS = 32;
const CLASSIFY_CONNECTIONS = 8;

/** Texts that are made before a measurement; each gets a reference of its own when it is sent. */
const TEXTS = 2_000;

const list: Request = { path: ticketsPath({}) };

interface Throughput {
  name: string;
  title: string;
  connections: number;
  next: () => Request;
}

/** The list beside the same route that answers from memory, and beside the same bytes as a ready string. */
const listThroughput: Prepare = async (subject) => {
  const { stage, server, record } = subject;
  const recorded = await record([list]);
  const constant = await stage.startServer({}, 'bench/src/servers/constant-list.ts');
  const string = await stage.startServer({ SOURCE_ORIGIN: server.origin }, 'bench/src/servers/ready-string.ts');
  const rows = [
    { name: 'list.throughput', title: 'list', origin: server.origin, hasFloor: true },
    { name: 'list.constant', title: 'the same route answering a constant', origin: constant.origin, hasFloor: false },
    { name: 'list.string', title: 'the same bytes as a ready string', origin: string.origin, hasFloor: false },
  ];
  return {
    name: 'list.throughput',
    writes: false,
    measure: async ({ seconds }) => {
      const measurements: Measurement[] = [];
      for (const { name, title, origin, hasFloor } of rows) {
        const what = { name, title, connections: LIST_CONNECTIONS, next: () => list };
        const measured = await measure(stage, origin, what, seconds);
        const floor = hasFloor
          ? await measureFloor(stage, what, seconds, () => ({ steps: recorded[0] ?? [] }))
          : undefined;
        measurements.push({ ...measured, ...(floor && { floor }) });
      }
      return measurements;
    },
  };
};

/** New tickets, with the values chosen or left to the classifier, beside their statements with other texts through bare pg. */
const create =
  (name: string, title: string, choosesValues: boolean): Prepare =>
  async (subject) => {
    const texts = prepareTexts();
    const bodyOf = (text: NextText): object => ({
      title: text.title,
      description: text.description,
      ...(choosesValues ? { category: text.category, priority: text.priority } : {}),
    });
    const sent = texts();
    const request = { method: 'POST', path: ticketsPath({}), body: bodyOf(sent) } as const;
    let createdId = '';
    const [steps = []] = await subject.record([request], ({ body }) => {
      createdId = String((JSON.parse(body) as { id: number }).id);
    });
    const floorRequest = (): FloorRequest => {
      const { title: newTitle, description } = texts();
      const substitute: Substitute = (value, newId) => {
        if (value === sent.title) return newTitle;
        if (value === sent.description) return description;
        return value === createdId ? (newId ?? value) : value;
      };
      return { steps, substitute };
    };
    const what = {
      name,
      title,
      connections: CREATE_CONNECTIONS,
      next: () => ({ ...request, body: bodyOf(texts()) }),
    };
    return {
      name,
      writes: true,
      measure: async ({ seconds }) => {
        const measured = await measure(subject.stage, subject.server.origin, what, seconds);
        return [{ ...measured, floor: await measureFloor(subject.stage, what, seconds, floorRequest) }];
      },
    };
  };

/** Texts of all lengths, none of them twice. */
const classify: Prepare = ({ stage, server }) => {
  const texts = prepareTexts();
  const path = ticketsPath({}, 'classify/');
  const what = {
    name: 'classify',
    title: 'classify with the embedded model',
    connections: CLASSIFY_CONNECTIONS,
    next: (): Request => {
      const { title, description } = texts();
      return { method: 'POST', path, body: { title, description } };
    },
  };
  return Promise.resolve({
    name: 'classify',
    writes: false,
    measure: async ({ seconds }) => [await measure(stage, server.origin, what, seconds)],
  });
};

export const throughputScenarios: readonly NamedPrepare[] = [
  ['list.throughput', listThroughput],
  ['classify', classify],
  ['create', create('create', 'create', true)],
  ['create.proposed', create('create.proposed', 'create, values left to the classifier', false)],
];

async function measure(stage: Stage, origin: string, what: Throughput, seconds: number): Promise<Measurement> {
  const { name, title, connections, next } = what;
  const stop = stage.stopRequest;
  await measureThroughput(origin, next, { connections, milliseconds: WARM_UP_MS.throughput, stop });
  const milliseconds = seconds * 1000 * SHARES.throughput;
  const samples = await measureThroughput(origin, next, { connections, milliseconds, stop });
  const { durations, perSecond, errors, firstError } = samples;
  return {
    name,
    title: `${title}, ${connections} connections`,
    requests: durations.length,
    perSecond,
    errors,
    firstError,
    ...percentiles(durations),
  };
}

interface FloorRequest {
  steps: readonly Step[];
  substitute?: Substitute;
}

/** As many clients as there were connections, each with its own bare connections to the database; counted as the requests are. */
async function measureFloor(
  stage: Stage,
  { connections }: Throughput,
  seconds: number,
  next: () => FloorRequest,
): Promise<Percentiles & { perSecond: number }> {
  const { steps } = next();
  const clients = await Promise.all(
    Array.from({ length: connections }, () => BarePg.connect(stage.databaseUrl, [steps])),
  );
  try {
    const runFor = async (milliseconds: number): Promise<Percentiles & { perSecond: number }> => {
      const durations: number[] = [];
      let inTime = 0;
      const end = performance.now() + milliseconds;
      await Promise.all(
        clients.map(async (client) => {
          while (performance.now() < end && !stage.stopRequest.aborted) {
            const request = next();
            durations.push(await client.run(request.steps, request.substitute));
            if (performance.now() <= end) inTime++;
          }
        }),
      );
      stage.stopRequest.throwIfAborted();
      return { ...percentiles(durations), perSecond: (1000 * inTime) / milliseconds };
    };
    await runFor(WARM_UP_MS.throughput / 2);
    return await runFor(seconds * 1000 * SHARES.throughputFloor);
  } finally {
    await Promise.all(clients.map((client) => client.close()));
  }
}

interface NextText {
  title: string;
  description: string;
  category: string;
  priority: string;
}

/** Answers texts of the generator's kind, none of them twice. */
export function prepareTexts(seed = Math.floor(performance.now())): () => NextText {
  const maker = new TextMaker(seededRandom(seed));
  const texts = Array.from({ length: TEXTS }, () => maker.next());
  let sent = 0;
  return () => {
    const text = texts[sent++ % texts.length] ?? maker.next();
    return { ...text, description: `${text.description} ${maker.reference()}` };
  };
}
