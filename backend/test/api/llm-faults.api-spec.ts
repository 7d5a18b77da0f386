import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app.setup.js';
import { readEnvironment } from '../../src/config/environment.js';
import { CATEGORIES } from '../../src/domain/category.js';
import { PRIORITIES } from '../../src/domain/priority.js';
import { FakeLlmServer, type Answer } from '../support/fake-llm-server.js';
import { FAULTS, GOOD_ANSWER, GOOD_CASES, LEAKS, TICKET, type LlmCase, type LlmFault } from '../support/llm-faults.js';
import { WIRE_FORMATS, type WireFormat } from '../support/llm-wire-formats.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const BUDGET_MS = 1_200;
const TIMEOUT_MS = 250;
/** For what is around the budget, on a busy machine. */
const MARGIN_MS = 800;
/** After it the provider is left alone, as it asks. */
const RESTS = 'rate_limited';
const SECRETS = /stays-secret|stay private/;

interface Classified {
  suggested_category: string;
  suggested_priority: string;
  source: string;
  degraded: boolean;
  confidence: number;
  reason: string;
  evidence: { field: 'title' | 'description'; start: number; end: number; text: string }[];
}

/** The whole product beside servers in the place of the vendors', its log lines caught. */
class Stage {
  private constructor(
    readonly servers: readonly FakeLlmServer[],
    readonly app: NestFastifyApplication,
    readonly lines: string[],
  ) {}

  /** @param addressOf where the providers are configured to be; each at its server unless said otherwise */
  static async set(formats: readonly WireFormat[], addressOf?: LlmCase['address']): Promise<Stage> {
    const servers = await Promise.all(formats.map(({ answer }) => FakeLlmServer.start(answer(GOOD_ANSWER))));
    const settings = formats.map(async (format, i) => {
      const server = servers[i] as FakeLlmServer;
      const limit = { [`${format.provider.toUpperCase()}_TIMEOUT_MS`]: String(TIMEOUT_MS) };
      return { ...format.settings((await addressOf?.(server)) ?? server.url), ...limit };
    });
    const variables: Record<string, string> = {
      ANONYMOUS_ROLE: 'agent',
      DATABASE_URL: database.url,
      LOG_LEVEL: 'silent',
      LLM_BUDGET_MS: String(BUDGET_MS),
      LLM_PROVIDERS: formats.map(({ provider }) => provider).join(','),
    };
    for (const own of await Promise.all(settings)) Object.assign(variables, own);
    const app = await createApp(readEnvironment(variables));
    const lines: string[] = [];
    const keep = (...words: unknown[]): void => void lines.push(JSON.stringify(words));
    app.useLogger({ log: keep, error: keep, warn: keep, debug: keep, verbose: keep, fatal: keep });
    return new Stage(servers, app, lines);
  }

  async classify() {
    const ticket = { ...TICKET, title: `${TICKET.title} ${(questions += 1)}` };
    const started = performance.now();
    const response = await this.app.inject({ method: 'POST', url: '/api/tickets/classify/', payload: ticket });
    expect(performance.now() - started).toBeLessThan(BUDGET_MS + MARGIN_MS);
    expect(response.statusCode).toBe(200);
    expect(response.body).not.toMatch(SECRETS);
    const body = response.json<Classified>();
    expect(CATEGORIES).toContain(body.suggested_category);
    expect(PRIORITIES).toContain(body.suggested_priority);
    expect(body.confidence).toBeGreaterThanOrEqual(0);
    expect(body.confidence).toBeLessThanOrEqual(1);
    expect(body.reason.length).toBeLessThanOrEqual(200);
    for (const { field, start, end, text } of body.evidence) expect(ticket[field].slice(start, end)).toBe(text);
    return body;
  }

  async providers() {
    const response = await this.app.inject({ url: '/api/classification/providers/' });
    expect(response.statusCode).toBe(200);
    expect(response.body).not.toMatch(LEAKS);
    expect(response.body).not.toContain('127.0.0.1');
    return response.json<Record<string, unknown>[]>();
  }

  async clear(): Promise<void> {
    await this.app.close();
    await Promise.all(this.servers.map((server) => server.stop()));
  }
}

let questions = 0;
let database: TestDatabase;
let stage: Stage;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

const FAULTS_OF_SERVERS = FAULTS.filter(({ address }) => !address);
const FAULTS_OF_ADDRESSES = FAULTS.filter(({ address }) => address);

describe.each(WIRE_FORMATS)('classification by $provider', (format) => {
  const embeddedAnswers = async (kind: LlmFault['kind']): Promise<void> => {
    stage.lines.length = 0;
    expect(await stage.classify()).toMatchObject({ source: 'embedded', degraded: true });
    expect(stage.lines.join('\n')).toContain(`${format.provider} gave no usable suggestion (${kind}: `);
    expect(stage.lines.join('\n')).not.toMatch(LEAKS);
    const [provider, embedded] = await stage.providers();
    expect(provider).toMatchObject({ name: format.provider, last_error: { class: kind } });
    expect(embedded).toMatchObject({ name: 'embedded', state: 'ready' });
  };

  describe('at a server', () => {
    beforeAll(async () => {
      stage = await Stage.set([format]);
    });
    afterAll(() => stage.clear());

    const serverWith = (answer: Answer): FakeLlmServer => {
      const [server] = stage.servers as readonly [FakeLlmServer];
      server.requests.length = 0;
      server.answer = answer;
      return server;
    };

    it.each(GOOD_CASES)('is the provider’s: $name', async ({ answer }) => {
      serverWith(answer(format));
      expect(await stage.classify()).toMatchObject({
        suggested_category: 'account',
        suggested_priority: 'critical',
        source: format.provider,
        degraded: false,
      });
      expect(stage.lines).toEqual([]);
    });

    // last, the one after which the provider is left alone
    const inOrder = FAULTS_OF_SERVERS.toSorted((a, b) => Number(a.kind === RESTS) - Number(b.kind === RESTS));

    it.each(inOrder)('is the embedded model’s, and says so: $name', async ({ kind, answer }) => {
      serverWith(format.answer(GOOD_ANSWER));
      expect(await stage.classify()).toMatchObject({ source: format.provider, degraded: false });
      const server = serverWith(answer(format));
      await embeddedAnswers(kind);
      expect(server.requests.length).toBeLessThanOrEqual(2);
    });
  });

  it.each(FAULTS_OF_ADDRESSES)('is the embedded model’s, and says so: $name', async ({ kind, address }) => {
    stage = await Stage.set([format], address);
    try {
      await embeddedAnswers(kind);
    } finally {
      await stage.clear();
    }
  });
});

describe('a chain of two', () => {
  const [first, second] = WIRE_FORMATS as readonly [WireFormat, WireFormat, ...WireFormat[]];
  beforeAll(async () => {
    stage = await Stage.set([first, second]);
  });
  afterAll(() => stage.clear());

  it.each(FAULTS_OF_SERVERS.filter(({ kind }) => kind !== RESTS))(
    'is answered by the first while it can, and by the second, which is said: $name',
    async ({ answer }) => {
      const [faulty, good] = stage.servers as readonly [FakeLlmServer, FakeLlmServer];
      faulty.answer = first.answer(GOOD_ANSWER);
      good.requests.length = 0;
      expect(await stage.classify()).toMatchObject({ source: first.provider, degraded: false });
      expect(good.requests).toHaveLength(0);
      faulty.answer = answer(first);
      expect(await stage.classify()).toMatchObject({ source: second.provider, degraded: true });
      expect(good.requests).toHaveLength(1);
    },
  );
});
