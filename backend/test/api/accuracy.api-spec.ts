import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource, type DeepPartial } from 'typeorm';
import { SuggestionRecord } from '../../src/classification/ledger/suggestion-record.entity.js';
import { seededRandom } from '../../src/common/seeded-random.js';
import { CATEGORIES } from '../../src/domain/category.js';
import { PRIORITIES } from '../../src/domain/priority.js';
import { statementsOf } from '../support/recorded-statements.js';
import { TestApp } from '../support/test-app.js';

const PATH = '/api/classification/accuracy/';
const SEED = 20_261_121;
const ROWS = 4_000;
const FIRST_DAY = Date.parse('2026-08-01T00:00:00Z');
const DAYS = 100;
const DAY_MS = 86_400_000;

/** Who suggested how often (by weight), and how often rightly at which confidence. */
const MODELS = [
  { source: 'embedded', model: 'embedded', version: '1', weight: 40 },
  { source: 'embedded', model: 'embedded', version: '2', weight: 30 },
  { source: 'anthropic', model: 'claude', version: 'prompt-2', weight: 20 },
  { source: 'openai', model: 'gpt', version: 'prompt-2', weight: 9.5 },
  { source: 'gemini', model: 'seldom', version: 'prompt-2', weight: 0.5 },
] as const;

type Field = 'category' | 'priority';
type Row = DeepPartial<SuggestionRecord> & Pick<SuggestionRecord, 'source' | 'model' | 'version' | 'latencyMs'>;

const random = seededRandom(SEED);
const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value;

/** Confidences fall on the edges of bins and thresholds often, and all along them. */
const confidence = () => (random() < 0.4 ? Math.round(random() * 20) / 20 : random());

function decision(field: Field, values: readonly string[], sure: number) {
  const suggested = pick(values);
  const fate = random();
  const final = fate < 0.15 ? null : random() < sure ? suggested : pick(values);
  return {
    [field]: suggested,
    [`${field}Confidence`]: sure,
    [`${field}Outcome`]: final === null ? 'open' : final === suggested ? 'accepted' : 'overridden',
    [`${field}Final`]: final,
    [`${field}DecidedBy`]: final === null ? null : pick(['submitter', 'agent']),
    [`${field}DecidedAt`]: final === null ? null : new Date(),
  };
}

function someModel() {
  let place = random() * MODELS.reduce((sum, { weight }) => sum + weight, 0);
  return MODELS.find(({ weight }) => (place -= weight) < 0) ?? MODELS[0];
}

function someRow(): Row {
  const { source, model, version } = someModel();
  const isPaid = source === 'anthropic' || source === 'openai';
  return {
    source,
    model,
    version,
    createdAt: new Date(FIRST_DAY + Math.floor(random() * DAYS * 24) * 3_600_000),
    degraded: random() < 0.1,
    ticketId: null,
    reason: '',
    evidence: [],
    latencyMs: Math.floor(random() * 2_000) / 2,
    inputTokens: isPaid ? Math.floor(random() * 900) : null,
    outputTokens: isPaid && random() < 0.9 ? Math.floor(random() * 200) : null,
    costUsd: source === 'anthropic' ? Math.floor(random() * 1_000) / 1_048_576 : null,
    ...decision('category', CATEGORIES, confidence()),
    ...decision('priority', PRIORITIES, confidence()),
  };
}

/* The recount, in plain TypeScript over the rows themselves. */

const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
const mean = (values: number[]) =>
  share(
    values.reduce((a, b) => a + b, 0),
    values.length,
  );
const sum = (values: (number | null | undefined)[]) => {
  const known = values.filter((value) => value !== null && value !== undefined);
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
};

/** The roots of (p - s)² = z² s (1 - s) / n, which is how Wilson defines the interval, found by halving. */
function wilson(part: number, n: number) {
  if (n === 0) return null;
  const p = part / n;
  const isOutside = (s: number) => (p - s) ** 2 > (1.959963984540054 ** 2 * s * (1 - s)) / n;
  const halve = (outside: number, inside: number) => {
    for (let step = 0; step < 60; step++) {
      const middle = (outside + inside) / 2;
      if (isOutside(middle)) outside = middle;
      else inside = middle;
    }
    return inside;
  };
  return { low: halve(0, p), high: halve(1, p) };
}

function percentile(values: number[], share_: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share_;
  const [below = 0, above = 0] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place - Math.floor(place));
}

function recountField(rows: Row[], field: Field) {
  const values: readonly string[] = field === 'category' ? CATEGORIES : PRIORITIES;
  const decided = rows
    .filter((row) => row[`${field}Outcome`] !== 'open')
    .map((row) => ({
      suggested: row[field] as string,
      final: row[`${field}Final`] as string,
      sure: row[`${field}Confidence`] as number,
      by: row[`${field}DecidedBy`],
    }));
  const right = decided.filter(({ suggested, final }) => suggested === final);
  const wrong = decided.filter(({ suggested, final }) => suggested !== final);
  const counts = values.map((value) => decided.filter(({ final }) => final === value).length);
  const [commonest] = [...values]
    .sort()
    .sort((a, b) => (counts[values.indexOf(b)] ?? 0) - (counts[values.indexOf(a)] ?? 0));
  const bins = Array.from({ length: 10 }, (_, index) => {
    const [from, to] = [index / 10, (index + 1) / 10];
    const inside = decided.filter(({ sure }) => sure >= from && (sure < to || index === 9));
    return {
      from,
      to,
      count: inside.length,
      mean_confidence: mean(inside.map(({ sure }) => sure)),
      accuracy: share(inside.filter(({ suggested, final }) => suggested === final).length, inside.length),
    };
  });
  const enough = decided.length >= 30;
  return {
    field,
    suggestions: rows.length,
    decided: decided.length,
    open: rows.length - decided.length,
    accepted: right.length,
    overridden_by_submitter: wrong.filter(({ by }) => by === 'submitter').length,
    overridden_by_agent: wrong.filter(({ by }) => by === 'agent').length,
    enough_data: enough,
    message: enough ? null : 'not enough data',
    accuracy: enough ? share(right.length, decided.length) : null,
    interval: enough ? wilson(right.length, decided.length) : null,
    simplest_guess: enough ? { value: commonest, accuracy: share(Math.max(...counts), decided.length) } : null,
    confusion: values.flatMap((suggested) =>
      values.map((final) => ({
        suggested,
        final,
        count: decided.filter((one) => one.suggested === suggested && one.final === final).length,
      })),
    ),
    calibration: enough ? bins : null,
    expected_calibration_error: enough
      ? bins.reduce(
          (error, { count, mean_confidence, accuracy }) =>
            error + (count / decided.length) * Math.abs((accuracy ?? 0) - (mean_confidence ?? 0)),
          0,
        )
      : null,
    thresholds: enough
      ? Array.from({ length: 21 }, (_, index) => {
          const covered = decided.filter(({ sure }) => sure >= index / 20);
          const rightly = covered.filter(({ suggested, final }) => suggested === final).length;
          return {
            threshold: index / 20,
            covered: covered.length,
            coverage: share(covered.length, decided.length),
            precision: share(rightly, covered.length),
            interval: wilson(rightly, covered.length),
          };
        })
      : null,
  };
}

function recount(rows: Row[], fields: Field[] = ['category', 'priority']) {
  return MODELS.map(({ source, model, version }) => ({
    source,
    model,
    version,
    of: rows.filter((row) => row.source === source && row.model === model && row.version === version),
  }))
    .filter(({ of }) => of.length > 0)
    .map(({ of, ...model }) => ({
      ...model,
      suggestions: of.length,
      latency: {
        median_ms: percentile(
          of.map(({ latencyMs }) => latencyMs),
          0.5,
        ),
        p95_ms: percentile(
          of.map(({ latencyMs }) => latencyMs),
          0.95,
        ),
      },
      input_tokens: sum(of.map(({ inputTokens }) => inputTokens)),
      output_tokens: sum(of.map(({ outputTokens }) => outputTokens)),
      cost_usd: sum(of.map(({ costUsd }) => costUsd)),
      fields: fields.map((field) => recountField(of, field)),
    }));
}

/** Every number to nine decimals: sums of floating-point numbers depend on their order. */
function rounded(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
    typeof part === 'number' ? Math.round(part * 1e9) / 1e9 : part,
  );
}

const byName = (models: { source: string; model: string; version: string }[]) =>
  [...models].sort((a, b) =>
    JSON.stringify([a.source, a.model, a.version]).localeCompare(JSON.stringify([b.source, b.model, b.version])),
  );

describe('GET /api/classification/accuracy/', () => {
  let product: TestApp;
  const rows = Array.from({ length: ROWS }, someRow);
  beforeAll(async () => {
    product = await TestApp.start();
  });
  afterAll(() => product.stop());

  const measure = async (query = '') => {
    const answer = await product.request('GET', `${PATH}${query}`);
    expect(answer.statusCode).toBe(200);
    return answer.json<{ models: { source: string; model: string; version: string }[]; [key: string]: unknown }>();
  };
  const expectRecount = async (query: string, counted: Row[], fields?: Field[]) => {
    const { models } = await measure(query);
    expect(counted.length).toBeGreaterThan(0);
    expect(rounded(byName(models))).toEqual(rounded(byName(recount(counted, fields))));
  };
  const madeAt = ({ createdAt }: Row) => (createdAt as Date).getTime();

  it('has not enough data at first, with and without the slash', async () => {
    const nothing = {
      from: null,
      to: null,
      needed_decisions: 30,
      enough_data: false,
      message: 'not enough data',
      models: [],
    };
    expect(await measure()).toEqual(nothing);
    expect((await product.request('GET', PATH.slice(0, -1))).json()).toEqual(nothing);
  });

  describe('with some thousand suggestions', () => {
    beforeAll(async () => {
      const repository = product.app.get(DataSource).getRepository(SuggestionRecord);
      await repository.save(
        rows.map((row) => repository.create(row)),
        { chunk: 500 },
      );
    });

    it('equals an independent recount in every figure', async () => {
      await expectRecount('', rows);
      expect(await measure()).toMatchObject({ enough_data: true, message: null });
    });

    it('has groups with and without enough data, and all kinds of outcomes', () => {
      const fields = recount(rows).flatMap((model) => model.fields);
      expect(new Set(fields.map(({ enough_data }) => enough_data))).toEqual(new Set([true, false]));
      for (const { accepted, overridden_by_agent, overridden_by_submitter, open } of fields) {
        expect(Math.min(accepted + open, overridden_by_agent + overridden_by_submitter)).toBeGreaterThan(0);
      }
    });

    it('measures the given time only, days as whole UTC days', async () => {
      const [from, to] = [FIRST_DAY + 20 * DAY_MS, FIRST_DAY + 50 * DAY_MS];
      const inside = rows.filter((row) => madeAt(row) >= from && madeAt(row) < to);
      const [first, last] = ['2026-08-21', '2026-09-19'];
      await expectRecount(`?from=${first}&to=${last}`, inside);
      await expectRecount(`?from=${new Date(from).toISOString()}&to=${new Date(to).toISOString()}`, inside);
      await expectRecount(
        `?from=${first}`,
        rows.filter((row) => madeAt(row) >= from),
      );
      await expectRecount(
        `?to=${last}`,
        rows.filter((row) => madeAt(row) < to),
      );
      expect(await measure(`?from=${first}&to=${first}`)).toMatchObject({
        from: '2026-08-21T00:00:00.000Z',
        to: '2026-08-22T00:00:00.000Z',
      });
      await expectRecount(
        '?from=2026-08-21T05:00:00%2B02:00&to=2026-08-22',
        rows.filter((row) => madeAt(row) >= from + 3 * 3_600_000 && madeAt(row) < from + 2 * DAY_MS),
      );
    });

    it('measures the given providers and fields only', async () => {
      await expectRecount(
        '?provider=anthropic',
        rows.filter(({ source }) => source === 'anthropic'),
      );
      await expectRecount(
        '?provider=openai,gemini&field=priority',
        rows.filter(({ source }) => ['openai', 'gemini'].includes(source)),
        ['priority'],
      );
      await expectRecount('?field=category&field=priority&provider=', rows);
      expect((await measure('?provider=openai_compatible')).models).toEqual([]);
    });

    it.each(['', '?field=category', '?provider=embedded&from=2026-09-01'])(
      'takes one statement for %j',
      async (query) => {
        const dataSource = product.app.get(DataSource);
        expect(await statementsOf(dataSource, () => measure(query))).toHaveLength(1);
      },
    );
  });

  it.each([
    ['?from=yesterday', 'from'],
    ['?to=2026-02-30', 'to'],
    ['?from=2026-01-01&from=2026-01-02', 'from'],
    ['?provider=acme', 'provider'],
    ['?provider=default', 'provider'],
    ['?field=status', 'field'],
    ['?from=2026-11-22&to=2026-11-21', 'from'],
    ['?from=2026-11-21T08:00Z&to=2026-11-21T08:00Z', 'from'],
  ])('refuses %s and names the field', async (query, field) => {
    const answer = await product.request('GET', `${PATH}${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({
      code: 'validation_failed',
      errors: { [field]: [expect.stringContaining(field)] },
    });
  });
});
