import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ModelVersion, Training } from '../../../api/types';
import { Served } from '../../../core/testing/served';
import { BuiltInModel } from './built-in-model';

const MODELS = '/api/classification/models/';

const field = { tickets: 64, before: { accuracy: 0.8, macro_f1: 0.8 }, after: { accuracy: 0.86, macro_f1: 0.8 } };
const fields = { category: field, priority: field };
const LEARNED: ModelVersion = {
  version: 'linear-2',
  origin: 'learned',
  state: 'active',
  base: 'linear-1',
  rejection: null,
  trained_on: { corpus_tickets: 3_590, decisions: 312 },
  metrics: { held_out_decisions: fields, test_corpus: fields },
  trained_at: '2026-11-21T03:00:02.000Z',
  activated_at: '2026-11-21T03:00:41.000Z',
};
const SHIPPED: ModelVersion = {
  ...LEARNED,
  version: 'linear-1',
  origin: 'shipped',
  state: 'retired',
  base: null,
  trained_on: null,
  metrics: null,
  trained_at: null,
  activated_at: null,
};
const NONE: Training = {
  state: 'none',
  progress: null,
  requested_at: null,
  started_at: null,
  ended_at: null,
  outcome: null,
};

describe('BuiltInModel', () => {
  let page: Served;

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    page = new Served(BuiltInModel);
    await page.open();
    await page.answer('GET', '/api/classification/accuracy/', { models: [] });
    const other = { ...LEARNED, version: 'linear-old', base: 'linear-0' };
    await page.answer('GET', MODELS, [LEARNED, other, SHIPPED]);
    await page.answer('GET', `${MODELS}training/`, NONE);
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  const pass = async (ms: number) => {
    vi.advanceTimersByTime(ms);
    await page.settle();
  };

  const rows = () =>
    [...page.element.querySelectorAll('li')].map(({ textContent }) => textContent.replaceAll(/\s+/g, ' '));

  it('tells which version answers, and how good each is', () => {
    const [learned, other, shipped] = rows();
    expect(learned).toContain('category 86% (before 80%)');
    expect(learned).toMatch(/answers\s*$/);
    expect(other).not.toMatch(/answers\s*$|Use/);
    expect(shipped).toContain('ships with the product');
    expect(shipped).toContain('Use linear-1');
  });

  it('lets another version answer, after asking', async () => {
    await page.press('Use linear-1');
    expect(page.confirm.ask).toHaveBeenCalledWith(expect.objectContaining({ subject: 'linear-1', isFinal: false }));
    await page.answer('POST', `${MODELS}linear-1/activate/`, [
      { ...LEARNED, state: 'retired' },
      { ...SHIPPED, state: 'active' },
    ]);
    expect(rows()[1]).toMatch(/answers\s*$/);
    expect(rows()[0]).toContain('Use linear-2');
  });

  it('trains, follows the training and reads the versions when it has ended', async () => {
    await page.press('Train now');
    await page.answer('POST', `${MODELS}train/`, { ...NONE, state: 'queued' });
    expect(page.text).toContain('A training waits for its turn.');
    await pass(2_000);
    await page.answer('GET', `${MODELS}training/`, { ...NONE, state: 'running', progress: 0.25 });
    expect(page.text).toContain('25% are done');
    expect(page.find('[role=progressbar]').getAttribute('aria-valuenow')).toBe('25');
    await pass(2_000);
    const outcome = { result: 'rejected', version: null, reason: 'It was worse.' };
    await page.answer('GET', `${MODELS}training/`, { ...NONE, state: 'completed', outcome });
    expect(page.text).toMatch(/The latest training made no better version\. ?It was worse\./);
    await page.answer('GET', MODELS, [SHIPPED]);
    await pass(10_000);
    page.server.verify();
  });

  it('leaves it to the server to say why a training was left out', async () => {
    await page.press('Train now');
    const outcome = { result: 'skipped', version: null, reason: 'Learning is switched off.' };
    await page.answer('POST', `${MODELS}train/`, { ...NONE, state: 'completed', outcome });
    expect(page.text).toMatch(/The latest training was left out\. ?Learning is switched off\./);
  });

  it('cancels a training', async () => {
    await page.press('Train now');
    await page.answer('POST', `${MODELS}train/`, { ...NONE, state: 'queued' });
    await page.press('Cancel training');
    await page.answer('POST', `${MODELS}training/cancel/`, { ...NONE, state: 'cancelled' });
    expect(page.text).toContain('The latest training was cancelled.');
  });

  it('says what to do when learning is switched off', async () => {
    await page.press('Train now');
    await page.refuse('POST', `${MODELS}train/`, 409, 'learning_off');
    expect(page.notifier.error).toHaveBeenCalledWith(expect.stringContaining('Turn it on'));
  });
});
