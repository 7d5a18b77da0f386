import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { ActiveClassifier } from '../../src/classification/learning/active-classifier.js';
import { ClassifierModelRepository } from '../../src/classification/learning/classifier-model.repository.js';
import { TrainingRunningError } from '../../src/classification/learning/learning-errors.js';
import { LearningModule } from '../../src/classification/learning/learning.module.js';
import { LearningService } from '../../src/classification/learning/learning.service.js';
import { ModelsService } from '../../src/classification/learning/models.service.js';
import { ShippedModel } from '../../src/classification/learning/shipped-model.js';
import { Trainer } from '../../src/classification/learning/trainer.js';
import type { TrainingResult, TrainingTask } from '../../src/classification/learning/training-run.js';
import { TrainingService } from '../../src/classification/learning/training.service.js';
import { ClassifierSettingsService } from '../../src/classification/settings/classifier-settings.service.js';
import { ConfigModule } from '../../src/config/config.module.js';
import { readEnvironment } from '../../src/config/environment.js';
import { DatabaseModule } from '../../src/database/database.module.js';
import { decidedBy } from '../support/decided-tickets.js';
import { keepDecided } from '../support/decided-rows.js';
import { eventually } from '../support/eventually.js';
import { modelSaying } from '../support/hand-made-model.js';
import { houseTickets } from '../support/small-corpus.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** Goes on until it is ended, and counts how many trainings go on at the same moment, over all processes of a test. */
class EndlessTrainer extends Trainer {
  static running = 0;
  static most = 0;
  static started = 0;

  override async train(...[, signal, progress]: Parameters<Trainer['train']>): Promise<TrainingResult> {
    EndlessTrainer.started++;
    EndlessTrainer.most = Math.max(EndlessTrainer.most, ++EndlessTrainer.running);
    try {
      progress(1, 4);
      return await wait(60_000, undefined as never, { signal });
    } finally {
      EndlessTrainer.running--;
    }
  }
}

/** Does not notice that it shall end. */
class HeldTrainer extends Trainer {
  readonly started = Promise.withResolvers<undefined>();
  private readonly held = new AbortController();

  release(): void {
    this.held.abort();
  }

  override train(): Promise<TrainingResult> {
    this.started.resolve(undefined);
    return wait(60_000, undefined as never, { signal: this.held.signal });
  }
}

/** Has a version ready that gets so much better, from 0 to 1, on the test corpus. */
class InstantTrainer extends Trainer {
  constructor(private readonly gain: number) {
    super();
  }

  override train(task: TrainingTask): Promise<TrainingResult> {
    const before = { accuracy: 0.8, macroF1: 0.8 };
    const same = { tickets: task.heldOut.length, before, after: before };
    const after = { accuracy: 0.8 + this.gain, macroF1: 0.8 + this.gain };
    return Promise.resolve({
      version: 'learned',
      bytes: modelSaying('learned', 'technical', 'high').toBytes(),
      corpusTickets: 3_000,
      decisions: task.decisions.length,
      metrics: {
        heldOut: { category: same, priority: same },
        testCorpus: { category: { ...same, after }, priority: same },
      },
    });
  }
}

const ignore = () => undefined;

/** Who asks. */
const ROBIN = { actor: 'robin@example.org', address: '192.0.2.7' };

const SHIPPED = modelSaying('shipped', 'general', 'low');

describe('learning', () => {
  let database: TestDatabase;
  let processes: TestingModule[];
  beforeEach(async () => {
    Object.assign(EndlessTrainer, { running: 0, most: 0, started: 0 });
    database = await createTestDatabase();
    processes = [];
  });
  afterEach(async () => {
    await Promise.all(processes.map((process) => process.close()));
    await database.drop();
  });

  async function start(trainer: Trainer, settings: Record<string, string> = {}): Promise<TestingModule> {
    const environment = readEnvironment({ DATABASE_URL: database.url, LOG_LEVEL: 'silent', ...settings });
    const shipped = { toBytes: () => SHIPPED.toBytes(), model: SHIPPED, version: SHIPPED.version };
    const process = await Test.createTestingModule({
      imports: [ConfigModule.with(environment), DatabaseModule, LearningModule],
    })
      .overrideProvider(Trainer)
      .useValue(trainer)
      .overrideProvider(ShippedModel)
      .useValue(shipped)
      .setLogger({ log: ignore, warn: ignore, error: ignore })
      .compile();
    processes.push(process);
    return process.init();
  }

  /** Asks for a training as soon as the queue has started. */
  async function request(process: TestingModule): Promise<void> {
    await eventually(() => process.get(LearningService).request(ROBIN), {
      isWanted: (error) => error instanceof TrainingRunningError,
    });
  }

  const untilState = (process: TestingModule, state: string) =>
    eventually(async () => {
      const report = await process.get(LearningService).latest();
      if (report?.state !== state) throw new Error(`The training is ${report?.state ?? 'unknown'}, not ${state}.`);
      return report;
    });

  const trainNow = (process: TestingModule) =>
    process
      .get(TrainingService)
      .train({ signal: new AbortController().signal, isScheduled: false, report: () => undefined });

  const keep = (process: TestingModule, tickets = decidedBy(null, houseTickets(160))) =>
    keepDecided(process.get(DataSource), tickets);

  it('lets a better version answer in all processes, and the shipped one again after a rollback', async () => {
    const [one, two] = [await start(new InstantTrainer(0)), await start(new InstantTrainer(0))];
    await keep(one);
    expect(one.get(ActiveClassifier).version).toBe('shipped');

    const { result, version, reason } = await trainNow(one);
    expect([result, reason]).toEqual(['activated', null]);
    await two.get(ActiveClassifier).follow();
    for (const process of [one, two, await start(new InstantTrainer(0))]) {
      const classifier = process.get(ActiveClassifier);
      expect(classifier.version).toBe(version);
      expect(classifier.classify({ description: 'Zephyrbox' })).toMatchObject({
        category: 'technical',
        priority: 'high',
      });
    }
    const { learned } = await one.get(ModelsService).list();
    expect(learned).toMatchObject([{ version, state: 'active', base: 'shipped', rejection: null }]);
    expect(learned[0]?.bytes).toBeUndefined();

    expect((await trainNow(two)).result).toBe('unchanged');

    await two.get(ModelsService).activate('shipped', ROBIN);
    await one.get(ActiveClassifier).follow();
    expect([one, two].map((process) => process.get(ActiveClassifier).version)).toEqual(['shipped', 'shipped']);
    await one.get(ModelsService).activate(version ?? '', ROBIN);
    expect(one.get(ActiveClassifier).version).toBe(version);
    const kind = 'model_activated';
    const told = await one
      .get(DataSource)
      .query<object[]>(`SELECT kind, actor, address, subject, details FROM audit_entry WHERE kind = $1 ORDER BY id`, [
        kind,
      ]);
    expect(told).toEqual([
      { kind, actor: null, address: null, subject: version, details: { from: 'shipped' } },
      { kind, ...ROBIN, subject: 'shipped', details: { from: version } },
      { kind, ...ROBIN, subject: version, details: { from: 'shipped' } },
    ]);
  });

  it('keeps what came out worse as rejected, and never lets it answer', async () => {
    const process = await start(new InstantTrainer(-0.02));
    await keep(process);
    const reason = 'On the test corpus, the accuracy of category falls from 80.0 % to 78.0 %.';
    expect(await trainNow(process)).toEqual({ result: 'rejected', version: 'learned', reason });
    expect(process.get(ActiveClassifier).version).toBe('shipped');
    const { learned, shipped } = await process.get(ModelsService).list();
    expect(learned).toMatchObject([{ version: 'learned', state: 'rejected', rejection: reason }]);
    expect(shipped.isActive).toBe(true);
    await expect(process.get(ModelsService).activate('learned', ROBIN)).rejects.toMatchObject({
      code: 'model_not_usable',
    });
  });

  it('trains nothing without enough decisions to measure by', async () => {
    const process = await start(new EndlessTrainer());
    await keep(process, decidedBy(null, houseTickets(60)));
    expect(await trainNow(process)).toMatchObject({
      result: 'rejected',
      version: null,
      reason: expect.stringContaining('At least 20'),
    });
    expect(EndlessTrainer.started).toBe(0);
  });

  it('trains in one process only when two are asked at the same time', async () => {
    const [one, two] = [await start(new EndlessTrainer()), await start(new EndlessTrainer())];
    await keep(one);
    await Promise.all([request(one), request(two)]);
    await eventually(async () => {
      expect((await two.get(LearningService).latest())?.progress).toEqual({ done: 1, of: 4 });
    });
    await expect(two.get(LearningService).request(ROBIN)).rejects.toBeInstanceOf(TrainingRunningError);
    // the queue apart: who has no lock does not train
    await expect(Promise.all([trainNow(one), trainNow(two)])).rejects.toThrow('Another process is training.');
    expect([EndlessTrainer.started, EndlessTrainer.most]).toEqual([1, 1]);

    await two.get(LearningService).cancel(ROBIN);
    await eventually(() => expect(EndlessTrainer.running).toBe(0));
    expect((await one.get(LearningService).latest())?.state).toBe('cancelled');
    await expect(one.get(LearningService).cancel(ROBIN)).rejects.toMatchObject({ code: 'no_training' });
    expect((await one.get(ModelsService).list()).learned).toEqual([]);
  });

  it('hands a training on when its process ends, and ends quickly', async () => {
    const one = await start(new EndlessTrainer());
    await keep(one);
    await request(one);
    await untilState(one, 'running');
    const started = performance.now();
    await one.close();
    processes = [];
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(EndlessTrainer.running).toBe(0);

    const two = await start(new EndlessTrainer());
    await eventually(async () => expect((await two.get(LearningService).latest())?.state).toBe('queued'));
  });

  it('rejects a version that was measured against one that no longer answers', async () => {
    const process = await start(new InstantTrainer(0));
    const { manager } = process.get(DataSource);
    const models = process.get(ClassifierModelRepository);
    const trained = (version: string) => ({
      version,
      base: 'shipped',
      trainedAt: new Date(),
      corpusTickets: 1,
      decisions: 1,
      metrics: {} as never,
      rejection: null,
      bytes: SHIPPED.toBytes(),
    });
    expect(await models.receive(manager, trained('first'), 'shipped')).toBe('activated');
    expect(await models.receive(manager, trained('second'), 'shipped')).toBe('rejected');
    expect(await models.receive(manager, trained('second'), 'first')).toBe('activated');
    expect(await models.receive(manager, trained('first'), 'second')).toBe('unchanged');
    expect(await models.findActiveVersion('shipped')).toBe('second');
    expect(await models.findActiveVersion('linear-of-another-release')).toBeNull();
  });

  it('answers with the shipped version when the learned one is broken or the database is away', async () => {
    const process = await start(new InstantTrainer(0));
    const classifier = process.get(ActiveClassifier);
    await process.get(DataSource).query(
      `INSERT INTO classifier_model (version, base, state, trained_at, corpus_tickets, decisions, metrics, activated_at, bytes)
        VALUES ('broken', $1, 'active', now(), 1, 1, '{}', now(), 'TDMODEL1')`,
      ['shipped'],
    );
    await classifier.follow();
    expect(classifier.version).toBe('shipped');
    await process.get(DataSource).query('ALTER TABLE classifier_model RENAME TO gone');
    await expect(classifier.follow()).rejects.toThrow();
    expect(classifier.classify({ description: 'Zephyrbox' })).toMatchObject({ category: 'general' });
  });

  it('trains by night only when enough is new', async () => {
    const process = await start(new EndlessTrainer(), { LEARNING_MIN_DECISIONS: '161' });
    await keep(process);
    const jobs = process.get(LearningService);
    const signal = new AbortController().signal;
    const outcome = await jobs.trainIfDue({ signal, isScheduled: true, report: () => undefined });
    expect(outcome).toEqual({
      result: 'skipped',
      version: null,
      reason: 'Agents decided on 160 tickets since the last training; 161 are enough for another one.',
    });
  });

  it('ends a training when learning is switched off', async () => {
    const process = await start(new EndlessTrainer());
    await keep(process);
    const report = jest.fn<(done: number, of: number) => void>();
    const training = process
      .get(LearningService)
      .trainIfDue({ signal: new AbortController().signal, isScheduled: false, report });
    await eventually(() => expect(report).toHaveBeenCalled());
    await process.get(ClassifierSettingsService).change({ LEARNING: 'off' }, ROBIN);
    expect(await training).toEqual({ result: 'skipped', version: null, reason: 'Learning is switched off.' });
  });

  it('trains what was asked for right after another process switched learning on', async () => {
    const one = await start(new InstantTrainer(0), { LEARNING: 'off' });
    await keep(one);
    const two = await start(new InstantTrainer(0), { LEARNING: 'off' });
    await two.get(ClassifierSettingsService).change({ LEARNING: 'on' }, ROBIN);
    const job = { signal: new AbortController().signal, isScheduled: false, report: () => undefined };
    expect(await one.get(LearningService).trainIfDue(job)).toMatchObject({ result: 'activated' });
    await one.get(DataSource).query('ALTER TABLE classifier_setting RENAME TO gone');
    expect(await one.get(LearningService).trainIfDue(job)).toMatchObject({ result: 'unchanged' });
  });

  it('tells a training, and cancels it, although learning is switched off', async () => {
    const trainer = new HeldTrainer();
    const process = await start(trainer);
    await keep(process);
    await request(process);
    await trainer.started.promise;
    await process.get(ClassifierSettingsService).change({ LEARNING: 'off' }, ROBIN);
    expect(await process.get(LearningService).latest()).toMatchObject({ state: 'running' });
    expect(await process.get(LearningService).cancel(ROBIN)).toMatchObject({ state: 'cancelled' });
    trainer.release();
  });

  it('trains nothing when learning is off', async () => {
    const process = await start(new EndlessTrainer(), { LEARNING: 'off', LEARNING_MIN_DECISIONS: '1' });
    await keep(process);
    const jobs = process.get(LearningService);
    await expect(jobs.request(ROBIN)).rejects.toMatchObject({ code: 'learning_off' });
    const signal = new AbortController().signal;
    for (const isScheduled of [true, false]) {
      const outcome = await jobs.trainIfDue({ signal, isScheduled, report: () => undefined });
      expect(outcome).toMatchObject({ result: 'skipped', version: null });
    }
  });
});
