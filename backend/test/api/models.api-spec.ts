import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { ShippedModel } from '../../src/classification/learning/shipped-model.js';
import { Trainer } from '../../src/classification/learning/trainer.js';
import { actAs, PERSON } from '../support/acting-as.js';
import { decidedBy } from '../support/decided-tickets.js';
import { keepDecided } from '../support/decided-rows.js';
import { houseTickets } from '../support/small-corpus.js';
import { eventually } from '../support/eventually.js';
import { TestApp } from '../support/test-app.js';

const MODELS = '/api/classification/models/';

interface Model {
  version: string;
  state: string;
}

interface Training {
  state: string;
  progress: number | null;
  outcome: { result: string; reason: string } | null;
}

describe('the versions of the embedded model', () => {
  let product: TestApp;
  let shipped: string;
  beforeAll(async () => {
    product = await TestApp.start({ LEARNING: 'on' });
    actAs(product, PERSON.admin);
    shipped = product.app.get(ShippedModel).version;
    const comparison = { tickets: 20, before: { accuracy: 0.8, macroF1: 0.7 }, after: { accuracy: 0.9, macroF1: 0.8 } };
    const metrics = { category: comparison, priority: comparison };
    await product.app.get(DataSource).query(
      `INSERT INTO classifier_model (version, base, state, trained_at, corpus_tickets, decisions, metrics, rejection, activated_at, bytes)
      SELECT version, base, state::classifier_model_state, trained_at, 3590, 312, $3, rejection, activated_at, bytes
      FROM (VALUES
        ('learned', $1, 'active', timestamptz '2026-11-21T03:00Z', NULL, timestamptz '2026-11-21T03:01Z', $2::bytea),
        ('worse', $1, 'rejected', timestamptz '2026-11-20T03:00Z', 'On the test corpus …', NULL, NULL),
        ('old', 'linear-old', 'active', timestamptz '2026-11-19T03:00Z', NULL, timestamptz '2026-11-19T03:01Z', $2)
      ) AS given (version, base, state, trained_at, rejection, activated_at, bytes)`,
      [shipped, product.app.get(ShippedModel).toBytes(), JSON.stringify({ heldOut: metrics, testCorpus: metrics })],
    );
  });
  afterAll(() => product.stop());

  const ask = async (method: 'GET' | 'POST', path: string) => {
    const answer = await product.request(method, `${MODELS}${path}`);
    return { status: answer.statusCode, body: answer.json<Model[] & Training>() };
  };

  const training = async (): Promise<Training> => (await ask('GET', 'training/')).body;

  /** Asks again while the queue is still starting, or finding its database again. */
  async function train() {
    let answer = await ask('POST', 'train/');
    for (; answer.status === 503; answer = await ask('POST', 'train/')) await wait(50);
    return answer;
  }

  async function until(isSo: (training: Training) => boolean): Promise<Training> {
    for (let attempt = 0; attempt < 200; attempt++) {
      const now = await training();
      if (isSo(now)) return now;
      await wait(50);
    }
    throw new Error('It did not happen.');
  }

  it('are listed with their figures, never with the model itself', async () => {
    const { status, body } = await ask('GET', '');
    expect(status).toBe(200);
    expect(body.map(({ version, state }) => [version, state])).toEqual([
      ['learned', 'active'],
      ['worse', 'rejected'],
      ['old', 'active'],
      [shipped, 'retired'],
    ]);
    const field = { tickets: 20, before: { accuracy: 0.8, macro_f1: 0.7 }, after: { accuracy: 0.9, macro_f1: 0.8 } };
    const fields = { category: field, priority: field };
    expect(body[0]).toEqual({
      version: 'learned',
      origin: 'learned',
      state: 'active',
      base: shipped,
      rejection: null,
      trained_on: { corpus_tickets: 3590, decisions: 312 },
      metrics: { held_out_decisions: fields, test_corpus: fields },
      trained_at: '2026-11-21T03:00:00.000Z',
      activated_at: '2026-11-21T03:01:00.000Z',
    });
    expect(body[3]).toMatchObject({ origin: 'shipped', metrics: null, trained_on: null });
  });

  it('are made active by name, the shipped one included', async () => {
    for (const [version, other] of [
      [shipped, 'learned'],
      ['learned', shipped],
    ]) {
      const { status, body } = await ask('POST', `${version}/activate/`);
      expect(status).toBe(200);
      expect(body.find((model) => model.version === version)).toMatchObject({ state: 'active' });
      expect(body.find((model) => model.version === other)).toMatchObject({ state: 'retired' });
    }
  });

  it.each([
    ['unheard-of', 404, 'model_not_found'],
    ['%00', 404, 'model_not_found'],
    ['worse', 409, 'model_not_usable'],
    ['old', 409, 'model_not_usable'],
  ])('refuse what cannot answer: %s', async (version, status, code) => {
    expect(await ask('POST', `${version}/activate/`)).toMatchObject({ status, body: { code } });
  });

  it('are trained when somebody asks, one at a time, until somebody cancels', async () => {
    await keepDecided(product.app.get(DataSource), decidedBy(null, houseTickets(160)));
    jest.spyOn(product.app.get(Trainer), 'train').mockImplementation(async (_, signal, progress) => {
      progress(1, 2);
      return wait(60_000, undefined as never, { signal });
    });
    const { status, body } = await train();
    expect(status).toBe(202);
    expect(body).toMatchObject({ state: expect.stringMatching(/queued|running/), outcome: null });
    await until(({ progress }) => progress === 0.5);
    expect(await ask('POST', 'train/')).toMatchObject({ status: 409, body: { code: 'training_running' } });
    expect(await ask('POST', 'training/cancel/')).toMatchObject({ status: 200, body: { state: 'cancelled' } });
    expect(await ask('POST', 'training/cancel/')).toMatchObject({ status: 409, body: { code: 'no_training' } });
    const told = await product.app
      .get(DataSource)
      .query<object[]>(`SELECT kind, actor, address FROM audit_entry WHERE kind LIKE 'training%' ORDER BY id`);
    const by = { actor: PERSON.admin.email, address: '127.0.0.1' };
    expect(told).toEqual([
      { kind: 'training_requested', ...by },
      { kind: 'training_cancelled', ...by },
    ]);
  });

  it('say how a training ended, also after the connections of the queue were cut', async () => {
    await product.app.get(DataSource).query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name = 'triagedesk-jobs' AND datname = current_database()`,
    );
    await product.app.get(DataSource).query('DELETE FROM suggestion');
    expect((await train()).status).toBe(202);
    const { outcome, progress } = await until(({ state }) => state === 'completed');
    expect(outcome).toMatchObject({
      result: 'rejected',
      version: null,
      reason: expect.stringContaining('At least 20'),
    });
    expect(progress).toBeNull();
  });
});

describe('the versions of the embedded model, without learning', () => {
  let product: TestApp;
  beforeAll(async () => {
    product = await TestApp.start({ LEARNING: 'off' });
    actAs(product, PERSON.admin);
  });
  afterAll(() => product.stop());

  it('are the shipped one, and none is trained', async () => {
    expect((await product.request('GET', MODELS)).json()).toHaveLength(1);
    await eventually(async () => {
      expect((await product.request('GET', `${MODELS}training`)).json()).toMatchObject({ state: 'none' });
    });
    const refused = await product.request('POST', `${MODELS}train`);
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([409, 'learning_off']);
  });
});
