import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { createApp } from '../../src/app.setup.js';
import { SettingsInForce } from '../../src/classification/settings/settings-in-force.js';
import { readEnvironment } from '../../src/config/environment.js';
import { actAs, PERSON } from '../support/acting-as.js';
import { eventually } from '../support/eventually.js';
import { FakeLlmServer } from '../support/fake-llm-server.js';
import { GOOD_ANSWER } from '../support/llm-faults.js';
import { onlyProvider, WIRE_FORMATS } from '../support/llm-wire-formats.js';
import { TestApp } from '../support/test-app.js';

const PATH = '/api/classification/settings/';

const [FORMAT] = WIRE_FORMATS;

interface Setting {
  variable: string;
  value: string | number | null;
  is_changed: boolean;
}

describe('a setting that an administrator changes', () => {
  let product: TestApp;
  let models: FakeLlmServer | undefined;
  afterEach(async () => {
    jest.restoreAllMocks();
    await product.stop();
    await models?.stop();
    models = undefined;
  });

  async function start(settings: Record<string, string> = {}): Promise<void> {
    product = await TestApp.start(settings);
    actAs(product, PERSON.admin);
  }

  /** With a language model that answers. */
  async function startWithModel(settings: Record<string, string> = {}): Promise<void> {
    models = await FakeLlmServer.start(FORMAT.answer(GOOD_ANSWER));
    await start({ ...onlyProvider(FORMAT, models.url), ...settings });
  }

  const change = async (changes: unknown) => product.request('PATCH', PATH, changes);

  async function changeTo(changes: object): Promise<Record<string, Setting | undefined>> {
    const answer = await change(changes);
    expect(answer.statusCode).toBe(200);
    return byName(answer.json());
  }

  const byName = (settings: Setting[]) => Object.fromEntries(settings.map((setting) => [setting.variable, setting]));

  const read = async () => byName((await product.request('GET', PATH)).json());

  const told = async () =>
    product.app
      .get(DataSource)
      .query<object[]>(
        `SELECT actor, address, subject, details FROM audit_entry WHERE kind = 'setting_changed' ORDER BY id`,
      );

  it('wins over the environment until it is taken back', async () => {
    await start({ REVIEW_THRESHOLD: '0.5' });
    expect(await changeTo({ REVIEW_THRESHOLD: 0.7, LEARNING_MIN_DECISIONS: 80 })).toMatchObject({
      REVIEW_THRESHOLD: { value: 0.7, is_set: true, is_changed: true, environment_value: 0.5 },
      LEARNING: { value: 'off', is_changed: false, environment_value: 'off' },
      LEARNING_MIN_DECISIONS: { value: 80, is_changed: true, environment_value: 50 },
    });
    await changeTo({ REVIEW_THRESHOLD: null });
    const expected = {
      REVIEW_THRESHOLD: { value: 0.5, is_changed: false },
      LEARNING_MIN_DECISIONS: { value: 80, is_changed: true },
    };
    expect(await read()).toMatchObject(expected);
    product = await product.restart({ REVIEW_THRESHOLD: '0.5' });
    actAs(product, PERSON.admin);
    expect(await read()).toMatchObject(expected);
  });

  it('is told in the audit log when it has another value, with who did it', async () => {
    await start({ REVIEW_THRESHOLD: '0.5' });
    await changeTo({ REVIEW_THRESHOLD: 0.7, LEARNING: 'off' });
    await changeTo({ REVIEW_THRESHOLD: 0.7 });
    await changeTo({});
    await changeTo({ REVIEW_THRESHOLD: null, LEARNING: 'on' });
    const by = { actor: PERSON.admin.email, address: '127.0.0.1', subject: null };
    expect(await told()).toEqual([
      { ...by, details: { setting: 'REVIEW_THRESHOLD', from: 0.5, to: 0.7 } },
      { ...by, details: { setting: 'REVIEW_THRESHOLD', from: 0.7, to: 0.5 } },
      { ...by, details: { setting: 'LEARNING', from: 'off', to: 'on' } },
    ]);
  });

  it.each([
    [{ REVIEW_THRESHOLD: 0 }, 'REVIEW_THRESHOLD'],
    [{ REVIEW_THRESHOLD: 1.01 }, 'REVIEW_THRESHOLD'],
    [{ REVIEW_THRESHOLD: '0.7' }, 'REVIEW_THRESHOLD'],
    [{ LEARNING: true }, 'LEARNING'],
    [{ LEARNING: 'ON' }, 'LEARNING'],
    [{ LEARNING_MIN_DECISIONS: 0.5 }, 'LEARNING_MIN_DECISIONS'],
    [{ LEARNING_MIN_DECISIONS: 1_000_001 }, 'LEARNING_MIN_DECISIONS'],
    [{ LLM_ENABLED: 'maybe' }, 'LLM_ENABLED'],
    [{ LLM_DAILY_CALLS: 0 }, 'LLM_DAILY_CALLS'],
    [{ LLM_DAILY_TOKENS: [5] }, 'LLM_DAILY_TOKENS'],
    [{ LLM_DAILY_TOKENS: 1e13 }, 'LLM_DAILY_TOKENS'],
    [{ REVIEW_THRESHOLD: 0.7, ANTHROPIC_API_KEY: 'sk-mine' }, 'ANTHROPIC_API_KEY'],
    [{ REVIEW_THRESHOLD: 0.7, OPENAI_BASE_URL: 'http://mine.example' }, 'OPENAI_BASE_URL'],
    [{ review_threshold: 0.7 }, 'review_threshold'],
  ])('is refused: %j', async (changes, field) => {
    await start();
    const answer = await change(changes);
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ errors: object }>().errors).toEqual({ [field]: [expect.stringContaining(field)] });
    expect(answer.body).not.toMatch(/sk-mine|mine\.example/);
    expect(await read()).toMatchObject({ REVIEW_THRESHOLD: { value: 0.6, is_changed: false } });
    expect(await told()).toEqual([]);
  });

  it('is changed as a whole or not at all', async () => {
    await start();
    await product.app.get(DataSource).query('ALTER TABLE audit_entry RENAME TO gone');
    expect((await change({ REVIEW_THRESHOLD: 0.7 })).statusCode).toBe(500);
    expect(await product.app.get(DataSource).query<[]>('SELECT * FROM classifier_setting')).toEqual([]);
    expect(await read()).toMatchObject({ REVIEW_THRESHOLD: { value: 0.6 } });
  });

  it('is nobody else’s business', async () => {
    await start();
    actAs(product, PERSON.agent);
    const answer = await change({ REVIEW_THRESHOLD: 0.7 });
    expect(answer.json()).toMatchObject({ status: 403, required: 'models:manage' });
  });

  it('decides what needs a review, wherever tickets are read', async () => {
    await start();
    await product.app.get(DataSource).query(
      `INSERT INTO ticket (title, description, category, category_source, category_confidence, priority, priority_source)
        VALUES ('x', 'x', 'general', 'classifier', 0.65, 'low', 'person')`,
    );
    const needsReview = async () => {
      const [listed] = (await product.request('GET', '/api/tickets/')).json<{ needs_review: boolean }[]>();
      const narrowed = (await product.request('GET', '/api/tickets/?needs_review=true')).json<object[]>();
      const ticket = (await product.request('GET', '/api/tickets/1/')).json<{ needs_review: boolean }>();
      const exported = (await product.request('GET', '/api/tickets/export/?format=jsonl&needs_review=true')).body;
      return [listed?.needs_review, narrowed.length === 1, ticket.needs_review, exported !== ''];
    };
    expect(await needsReview()).toEqual([false, false, false, false]);
    await changeTo({ REVIEW_THRESHOLD: 0.7 });
    expect(await needsReview()).toEqual([true, true, true, true]);
    await changeTo({ REVIEW_THRESHOLD: null });
    expect(await needsReview()).toEqual([false, false, false, false]);
  });

  it('allows trainings, or refuses them', async () => {
    await start({ LEARNING: 'on' });
    await changeTo({ LEARNING: 'off' });
    const refused = await product.request('POST', '/api/classification/models/train/');
    expect(refused.json()).toMatchObject({ status: 409, code: 'learning_off' });
    await eventually(async () => {
      const training = await product.request('GET', '/api/classification/models/training/');
      expect(training.json()).toMatchObject({ state: 'none' });
    });
    await changeTo({ LEARNING: null });
    const allowed = await product.request('POST', '/api/classification/models/train/');
    expect(allowed.json<{ code?: string }>().code).not.toBe('learning_off');
  });

  describe('about language models', () => {
    let question = 0;
    const classify = async () => {
      const payload = { description: `Question ${(question += 1)}: a refund` };
      return (await product.request('POST', '/api/tickets/classify/', payload)).json<object>();
    };
    const states = async () =>
      (await product.request('GET', '/api/classification/providers/'))
        .json<{ name: string; state: string }[]>()
        .map(({ name, state }) => [name, state]);

    it('has none of them asked, which is no failure', async () => {
      await startWithModel();
      expect(await classify()).toMatchObject({ source: 'anthropic' });
      expect((await changeTo({ LLM_ENABLED: 'off' }))['LLM_ENABLED']).toMatchObject({ value: 'off', is_changed: true });
      expect(await classify()).toMatchObject({ source: 'embedded', degraded: false });
      await product.request('POST', '/api/tickets/', { title: 'x', description: 'A refund, unasked.' });
      expect(models?.requests).toHaveLength(1);
      expect(await states()).toEqual([
        ['anthropic', 'off'],
        ['embedded', 'ready'],
      ]);
      const ready = await product.request('GET', '/health/ready');
      expect(ready.json<{ providers: object[] }>().providers[0]).toEqual({ name: 'anthropic', state: 'off' });
      await changeTo({ LLM_ENABLED: null });
      expect(await classify()).toMatchObject({ source: 'anthropic' });
    });

    it('asks them although the environment says not to', async () => {
      await startWithModel({ LLM_ENABLED: 'off' });
      expect(await classify()).toMatchObject({ source: 'embedded', degraded: false });
      await changeTo({ LLM_ENABLED: 'on' });
      expect(await classify()).toMatchObject({ source: 'anthropic' });
    });

    it('asks none as long as it is not known whether that was switched off', async () => {
      await startWithModel();
      const rename = (from: string, to: string) =>
        product.app.get(DataSource).query(`ALTER TABLE ${from} RENAME TO ${to}`);
      await rename('classifier_setting', 'gone');
      product = await product.restart(onlyProvider(FORMAT, models?.url ?? ''));
      expect(await classify()).toMatchObject({ source: 'embedded', degraded: false });
      expect(models?.requests).toHaveLength(0);
      await rename('gone', 'classifier_setting');
      await product.app.get(SettingsInForce).follow();
      expect(await classify()).toMatchObject({ source: 'anthropic' });
    });

    it.each(['LLM_DAILY_CALLS', 'LLM_DAILY_TOKENS'])(
      'caps them by %s at once, and lets them answer again',
      async (cap) => {
        await startWithModel();
        expect(await classify()).toMatchObject({ source: 'anthropic' });
        await changeTo({ [cap]: 1 });
        expect(await classify()).toMatchObject({ source: 'embedded', degraded: true });
        expect((await states())[0]).toEqual(['anthropic', 'capped']);
        await changeTo({ [cap]: 1_000_000_000_000 });
        expect((await states())[0]).not.toEqual(['anthropic', 'capped']);
        expect(await classify()).toMatchObject({ source: 'anthropic' });
      },
    );

    it('is listed without one only when it is changed', async () => {
      await start();
      expect(await read()).not.toHaveProperty('LLM_ENABLED');
      const all = await changeTo({ LLM_ENABLED: 'off' });
      expect(Object.keys(all)).toEqual([
        'REVIEW_THRESHOLD',
        'LEARNING',
        'LEARNING_MIN_DECISIONS',
        'LLM_PROVIDERS',
        'LLM_ENABLED',
      ]);
    });
  });

  it('is followed by other processes, also by those that start later', async () => {
    await start();
    const variables = { DATABASE_URL: product.database.url, ANONYMOUS_ROLE: 'agent', LOG_LEVEL: 'silent' };
    const replica = await createApp(readEnvironment(variables));
    try {
      const settings = replica.get(SettingsInForce);
      await changeTo({ REVIEW_THRESHOLD: 0.8 });
      expect(settings.current.REVIEW_THRESHOLD).toBe(0.6);
      await settings.follow();
      expect(settings.current.REVIEW_THRESHOLD).toBe(0.8);
    } finally {
      await replica.close();
    }
    const later = await createApp(readEnvironment(variables));
    try {
      expect(later.get(SettingsInForce).current.REVIEW_THRESHOLD).toBe(0.8);
    } finally {
      await later.close();
    }
  });
});
