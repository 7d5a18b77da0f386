import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { EvaluationReport } from '../../src/classification/evaluation/report.js';
import { evaluateCommand } from '../../src/cli/evaluate/evaluate-command.js';
import { FakeLlmServer, json, silence, type Answer } from '../support/fake-llm-server.js';
import { TEST_KEY, WIRE_FORMATS } from '../support/llm-wire-formats.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const [ANTHROPIC, OPENAI] = WIRE_FORMATS;

const TICKETS = [
  { title: 'Charged twice', description: 'I was charged twice for May.', category: 'billing', priority: 'high' },
  { description: 'The app crashes on start.', category: 'technical' },
  { description: 'How do I print a page?', category: 'general', priority: 'low' },
];

const judgement = (category: string, priority: string): string =>
  JSON.stringify({
    category,
    priority,
    category_confidence: 0.9,
    priority_confidence: 0.8,
    reason: 'As the ticket says.',
    evidence: [],
  });

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evaluate-'));
  file = join(folder, 'tickets.jsonl');
  await writeFile(file, TICKETS.map((ticket) => JSON.stringify(ticket)).join('\n'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(args: readonly string[], variables: NodeJS.ProcessEnv = {}, signal = new AbortController().signal) {
  let [out, err] = ['', ''];
  const code = await evaluateCommand(args, {
    out: { write: (text) => (out += text) },
    err: { write: (text) => (err += text) },
    signal,
    variables,
  });
  return { code, out, err };
}

async function report(args: readonly string[], variables: NodeJS.ProcessEnv = {}) {
  const target = join(folder, 'report.json');
  const { code, out } = await run([...args, '--json', target], variables);
  const content = JSON.parse(await readFile(target, 'utf8')) as EvaluationReport & {
    results: unknown[];
    refused: unknown[];
  };
  return { code, out, ...content };
}

describe('evaluate with a language model', () => {
  let server: FakeLlmServer;
  beforeEach(async () => (server = await FakeLlmServer.start(OPENAI.answer(judgement('billing', 'medium')))));
  afterEach(() => server.stop());

  const variables = () => ({ ...OPENAI.settings(server.url), OPENAI_INPUT_PRICE: '2', OPENAI_OUTPUT_PRICE: '10' });
  const systemOf = (index: number) => JSON.stringify(server.requests[index]?.body['messages']);

  it('scores each field, and counts time, tokens and cost', async () => {
    const { code, out, ...figures } = await report([file, '--provider', 'openai'], variables());
    expect(code).toBe(0);
    expect(figures).toMatchObject({ source: 'openai', tickets: 3, answered: 3, failures: {}, failedShare: 0 });
    expect(figures.fields).toMatchObject([
      { field: 'category', count: 3, accuracy: 1 / 3, confusion: { technical: { billing: 1 } } },
      { field: 'priority', count: 2, accuracy: 0, levels: { withinOneLevel: 1, urgentBalancedAccuracy: 0.5 } },
    ]);
    expect(figures).toMatchObject({ inputTokens: 3 * 420, outputTokens: 3 * 80 });
    expect(figures.costUsd).toBeCloseTo((3 * (420 * 2 + 80 * 10)) / 1e6);
    expect(figures.latency?.medianMs).toBeGreaterThan(0);
    expect(figures.results).toHaveLength(3);
    expect(out).toContain('CATEGORY, 3 tickets');
    expect(out).toContain('line 2: category billing (90.0 % sure), right is technical');
  });

  it('asks for every ticket anew, with the model and the version of the prompt that are wanted', async () => {
    await run([file, '--provider', 'openai', '--model', 'other-model', '--prompt', '1'], variables());
    await run([file, '--provider', 'openai'], variables());
    expect(server.requests).toHaveLength(2 * TICKETS.length);
    expect(server.requests[0]?.body['model']).toBe('other-model');
    expect(server.requests[3]?.body['model']).not.toBe('other-model');
    expect(systemOf(0)).not.toContain('Answer with one JSON object');
    expect(systemOf(3)).toContain('Answer with one JSON object');
  });

  it('counts failures by their kind and lets nobody else answer', async () => {
    const answers: Answer[] = [
      OPENAI.error(403),
      OPENAI.answer('nonsense'),
      OPENAI.answer(judgement('general', 'low')),
    ];
    server.answer = (response, request) => answers.shift()?.(response, request);
    const figures = await report([file, '--provider', 'openai', '--concurrency', '1'], variables());
    expect(figures.code).toBe(0);
    expect(figures.answered).toBe(1);
    expect(figures.failures).toEqual({ unauthorized: 1, invalid_answer: 1 });
    expect(figures.failedShare).toBeCloseTo(2 / 3);
    expect(figures.fields[0]).toMatchObject({ count: 1, accuracy: 1 });
  });

  it('waits and asks again when the provider wants a moment', async () => {
    const answers: Answer[] = [OPENAI.error(429, { 'retry-after-ms': '20', 'retry-after': '0' })];
    const good = OPENAI.answer(judgement('billing', 'high'));
    server.answer = (response, request) => (answers.shift() ?? good)(response, request);
    expect(await report([file, '--provider', 'openai', '--concurrency', '1'], variables())).toMatchObject({
      answered: 3,
    });
  });

  it('fails when there is no answer at all', async () => {
    server.answer = OPENAI.error(401);
    const { code, out } = await run([file, '--provider', 'openai'], variables());
    expect(code).toBe(1);
    expect(out).toContain('3 failed (100.0 %): 3 unauthorized');
  });

  it('ends at once when it is told to, and reports what was done', async () => {
    const stop = new AbortController();
    const good = OPENAI.answer(judgement('billing', 'high'));
    server.answer = (response, request) => {
      const isFirst = server.requests.length === 1;
      (isFirst ? good : silence)(response, request);
      if (!isFirst) stop.abort();
    };
    const { code, out } = await run([file, '--provider', 'openai', '--concurrency', '1'], variables(), stop.signal);
    expect(code).toBe(130);
    expect(out).toMatch(/^Interrupted/);
    expect(out).toContain('1 of 3 tickets answered, 2 not asked');
  });

  it('measures a provider that is not switched on, without handing it the key of another', async () => {
    const shared = { LLM_PROVIDERS: 'anthropic', LLM_API_KEY: 'key-of-anthropic', LLM_MODEL: 'claude-x' };
    const { code, err } = await run([file, '--provider', 'openai'], { ...shared, OPENAI_BASE_URL: server.url });
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('OPENAI_API_KEY') });
    expect(server.requests).toHaveLength(0);
    expect(await run([file, '--provider', 'openai'], { ...shared, ...OPENAI.settings(server.url) })).toMatchObject({
      code: 0,
    });
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${TEST_KEY}`);
    expect(server.requests[0]?.body['model']).not.toBe('claude-x');
  });

  it('takes the single provider’s key and model from the older names', async () => {
    server.answer = ANTHROPIC.answer(judgement('billing', 'high'));
    const variables = { LLM_API_KEY: TEST_KEY, LLM_MODEL: 'claude-x', ANTHROPIC_BASE_URL: server.url };
    expect(await run([file, '--provider', 'anthropic'], variables)).toMatchObject({ code: 0 });
    expect(server.requests[0]?.body['model']).toBe('claude-x');
  });

  it('shows no key and no message of the provider', async () => {
    server.answer = (response, request) => json(500, { error: { message: `private ${TEST_KEY}` } })(response, request);
    const { out, err } = await run([file, '--provider', 'openai'], variables());
    expect(out + err).not.toMatch(/private|test-key/);
  });
});

describe('evaluate with the embedded model', () => {
  it('needs no setting, and names the rows that it leaves out', async () => {
    const mixed = join(folder, 'mixed.jsonl');
    await writeFile(mixed, `${JSON.stringify(TICKETS[0])}\n{"description":"x","category":"Refunds"}\nnot json\n`);
    const { code, out, err } = await run([mixed]);
    expect(code).toBe(0);
    expect(out).toContain('1 of 1 tickets answered');
    expect(err).toContain('Line 2 is left out: category is none of billing, technical, account, general.');
    expect(err).toContain('Line 3 is left out: it is not JSON.');
    expect(err).toContain('2 of 3 lines are left out.');
  });

  it('scores what stands in for a prediction as the product would answer it, and says so', async () => {
    const strange = join(folder, 'strange.jsonl');
    await writeFile(strange, '{"description":"✂✂✂","category":"general","priority":"low"}');
    const figures = await report([strange]);
    expect(figures).toMatchObject({ answered: 1, standIns: 1 });
    expect(figures.fields).toMatchObject([{ accuracy: 1 }, { accuracy: 0 }]);
  });

  it.each([
    [['no-such-file.jsonl'], 1, 'no-such-file.jsonl'],
    [['--last', '5'], 1, 'DATABASE_URL'],
    [[], 2, 'Usage: npm run evaluate'],
    [['a.jsonl', '--last', '5'], 2, 'Name one file, or --last N, or --attacks.'],
    [['a.jsonl', '--provider', 'gpt'], 2, '--provider takes embedded, anthropic'],
    [['a.jsonl', '--provider', 'openai'], 1, 'OPENAI_API_KEY'],
    [['a.jsonl', '--prompt', '1'], 2, '--prompt is for language models'],
    [['a.jsonl', '--concurrency', '0'], 2, '--concurrency takes a whole number from 1 to 64'],
    [['a.jsonl', '--shuffle'], 2, '--shuffle'],
  ])('refuses %j with exit code %d', async (args, expected, words) => {
    const { code, out, err } = await run(args);
    expect(code).toBe(expected);
    expect(err).toContain(words);
    expect(out).toBe('');
  });

  it('fails on a file without a usable ticket', async () => {
    const empty = join(folder, 'empty.jsonl');
    await writeFile(empty, '\n');
    expect(await run([empty])).toMatchObject({ code: 1, err: expect.stringContaining('no ticket to compare with') });
  });
});

describe('evaluate --last', () => {
  let database: TestDatabase;
  let client: Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  async function addTicket(description: string): Promise<number> {
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO ticket (title, description, category, category_source, priority, priority_source)
      VALUES ('A ticket', $1, 'general', 'person', 'low', 'person') RETURNING id`,
      [description],
    );
    return rows[0]?.id ?? 0;
  }

  /** `final` is the value that somebody settled on, and who; null for an open field. */
  async function addSuggestion(
    ticketId: number,
    category: string,
    final: [string, 'agent' | 'submitter'] | null,
    minute: number,
  ) {
    const outcome = final === null ? 'open' : final[0] === category ? 'accepted' : 'overridden';
    const decidedAt = final && new Date(Date.UTC(2026, 0, 1, 0, minute));
    await client.query(
      `INSERT INTO suggestion (ticket_id, source, model, version, degraded, category, category_confidence, priority,
        priority_confidence, category_outcome, category_final, category_decided_by, category_decided_at, reason, evidence, latency_ms)
      VALUES ($1, 'embedded', 'embedded', 'old-1', false, $2, 0.7, 'low', 0.6, $3, $4, $5, $6, '', '[]', 1)`,
      [ticketId, category, outcome, final?.[0] ?? null, final?.[1] ?? null, decidedAt],
    );
  }

  it('compares the agents’ last decisions with a provider and with what was suggested at the time', async () => {
    const words = [
      'Charged twice, please refund.',
      'The invoice is wrong.',
      'Nothing loads.',
      'Submitter knew better.',
      'Open.',
    ];
    const ids: number[] = [];
    for (const description of words) ids.push(await addTicket(description));
    const [paid, invoice, broken, submitted, open] = ids;
    await addSuggestion(paid ?? 0, 'technical', ['billing', 'agent'], 4);
    await addSuggestion(paid ?? 0, 'account', ['billing', 'agent'], 4);
    await addSuggestion(invoice ?? 0, 'billing', ['billing', 'agent'], 3);
    await addSuggestion(broken ?? 0, 'technical', ['technical', 'agent'], 2);
    await addSuggestion(submitted ?? 0, 'billing', ['account', 'submitter'], 5);
    await addSuggestion(open ?? 0, 'billing', null, 6);

    const server = await FakeLlmServer.start(OPENAI.answer(judgement('billing', 'low')));
    try {
      const variables = { DATABASE_URL: database.url, ...OPENAI.settings(server.url) };
      const all = await report(['--last', '10', '--provider', 'openai'], variables);
      expect(all.results).toMatchObject([
        { name: `ticket ${paid}`, category: 'billing', earlier: { category: { suggested: 'account' } } },
        { name: `ticket ${invoice}` },
        { name: `ticket ${broken}` },
      ]);
      expect(all.fields).toMatchObject([
        {
          field: 'category',
          count: 3,
          accuracy: 2 / 3,
          earlier: { count: 3, accuracy: 2 / 3, gained: 1, lost: 1, suggestedBy: { 'embedded old-1': 3 } },
        },
      ]);
      expect(all.out).toContain('suggested at the time: accuracy');
      const latest = await report(['--last', '1', '--provider', 'openai'], variables);
      expect(latest.results).toMatchObject([{ name: `ticket ${paid}` }]);
    } finally {
      await server.stop();
    }
  });
});
