import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { ConfigModule } from '../../src/config/config.module.js';
import { readEnvironment } from '../../src/config/environment.js';
import { DatabaseModule } from '../../src/database/database.module.js';
import type { RunningWork, WorkInput, WorkKind } from '../../src/jobs/job-kind.js';
import { JobsModule } from '../../src/jobs/jobs.module.js';
import { JobsService } from '../../src/jobs/jobs.service.js';
import { eventually as retry } from '../support/eventually.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** The queue looks for what was left behind every few seconds, and a busy machine takes its time. */
const PATIENCE_MS = 40_000;
jest.setTimeout(60_000);

const eventually = <T>(attempt: () => T | Promise<T>) => retry(attempt, { patienceMs: PATIENCE_MS });

const ignore = () => undefined;

/** Notes what is done by all processes of a test, and how much of it at the same moment. */
class Diary {
  readonly begun: number[] = [];
  readonly ended: number[] = [];
  readonly givenUp: number[] = [];
  running = 0;
  most = 0;

  /** What the feature's own table would hold. */
  readonly asked: number[] = [];

  kind(work: (job: RunningWork, input: WorkInput) => Promise<unknown>): WorkKind {
    const isOver = (id: number) => this.ended.includes(id) || this.givenUp.includes(id);
    return {
      name: 'count-sheep',
      run: async (job, input) => {
        this.begun.push(input.id);
        this.most = Math.max(this.most, ++this.running);
        try {
          await work(job, input);
          this.ended.push(input.id);
          return {};
        } finally {
          this.running--;
        }
      },
      onGivenUp: ({ id }) => Promise.resolve(void this.givenUp.push(id)),
      unfinished: () => Promise.resolve(this.asked.filter((id) => !isOver(id)).map((id) => ({ id }))),
    };
  }
}

const untilTold = ({ signal }: RunningWork) => wait(60_000, undefined, { signal });

describe('work in the background', () => {
  let database: TestDatabase;
  let processes: TestingModule[];
  let diary: Diary;
  beforeEach(async () => {
    database = await createTestDatabase();
    processes = [];
    diary = new Diary();
  });
  afterEach(async () => {
    await Promise.all(processes.map((process) => process.close()));
    await database.drop();
  });

  async function start(kind: WorkKind): Promise<JobsService> {
    const environment = readEnvironment({ DATABASE_URL: database.url, LOG_LEVEL: 'silent' });
    const process = await Test.createTestingModule({
      imports: [ConfigModule.with(environment), DatabaseModule, JobsModule],
    })
      .setLogger({ log: ignore, warn: ignore, error: ignore })
      .compile();
    process.get(JobsService).registerWork(kind);
    processes.push(process);
    await process.init();
    return process.get(JobsService);
  }

  async function ask(jobs: JobsService, id: number): Promise<void> {
    diary.asked.push(id);
    await jobs.enqueue('count-sheep', { id });
  }

  it('runs one job at a time over two processes, in the order of asking', async () => {
    const kind = diary.kind(() => wait(50));
    const [one, two] = [await start(kind), await start(kind)];
    for (const jobs of [one, two]) await eventually(() => jobs.latest(kind.name));
    for (const id of [1, 2, 3, 4]) await ask(id % 2 === 0 ? one : two, id);
    await ask(one, 3);
    await eventually(() => expect(diary.ended).toHaveLength(4));
    expect(diary.ended).toEqual([1, 2, 3, 4]);
    expect(diary.most).toBe(1);
  });

  it('takes up at the start what the queue never heard of, or heard of too early', async () => {
    diary.asked.push(7, 8);
    const jobs = await start(diary.kind(() => Promise.resolve()));
    await ask(jobs, 9);
    await eventually(() => expect(diary.ended).toEqual([7, 8, 9]));
  });

  it('hands a job on when its process ends, before those that wait', async () => {
    const slow = diary.kind((job, { id }) => (id === 1 ? untilTold(job) : Promise.resolve()));
    const one = await start(slow);
    for (const id of [1, 2]) await ask(one, id);
    await eventually(() => expect(diary.begun).toEqual([1]));
    await processes.pop()?.close();
    expect(diary.running).toBe(0);

    await start(diary.kind(() => Promise.resolve()));
    await eventually(() => expect(diary.ended).toEqual([1, 2]));
    expect(diary.givenUp).toEqual([]);
  });

  it('runs again what a killed process left behind, however often that happened', async () => {
    const kind = diary.kind((job) => (diary.begun.length === 1 ? untilTold(job) : Promise.resolve()));
    await ask(await start(kind), 1);
    await eventually(() => expect(diary.running).toBe(1));
    // what the thousandth killed process leaves: an active job that nobody speaks for any more
    await processes[0]
      ?.get(DataSource)
      .query(`UPDATE pgboss.job SET retry_count = 1000, heartbeat_on = now() - interval '10 s' WHERE state = 'active'`);
    await eventually(() => expect(diary.ended).toEqual([1]));
    expect([diary.begun, diary.givenUp]).toEqual([[1, 1], []]);
  });

  it('gives up what throws by itself three times, and goes on with the next', async () => {
    const kind = diary.kind((_, { id }) => (id === 1 ? Promise.reject(new Error('wolf')) : Promise.resolve()));
    const jobs = await start(kind);
    for (const id of [1, 2]) await ask(jobs, id);
    await eventually(() => expect(diary.ended).toEqual([2]));
    expect([diary.begun, diary.givenUp]).toEqual([[1, 1, 1, 2], [1]]);
  });

  it('does not count an outage of the database as a failure of the work', async () => {
    const outage = Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
    const kind = diary.kind(() => (diary.begun.length < 4 ? Promise.reject(outage) : Promise.resolve()));
    const jobs = await start(kind);
    await ask(jobs, 1);
    await eventually(() => expect(diary.ended).toEqual([1]));
    expect(diary.givenUp).toEqual([]);
  });
});
