import { monitorEventLoopDelay } from 'node:perf_hooks';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { decidedBy, mislabelled } from '../../../test/support/decided-tickets.js';
import { houseTickets, otherTickets, smallCorpus } from '../../../test/support/small-corpus.js';
import { smallShippedModel, smallTrainer } from '../../../test/support/small-trainer.js';
import { Model } from '../embedded/model.js';
import type { DecidedTicket } from './decided-ticket.js';
import { reasonToReject } from './gate.js';
import { cappedPerAgent, isHeldOut } from './teaching.js';
import { Trainer } from './trainer.js';
import type { TrainingTask } from './training-run.js';

const NEVER = new AbortController().signal;
const ignore = () => undefined;

describe('Trainer', () => {
  let shipped: Buffer;
  beforeAll(async () => {
    shipped = (await smallShippedModel()).toBytes();
  });

  const taskOf = (decided: readonly DecidedTicket[]): TrainingTask => {
    const tickets = cappedPerAgent(decided);
    const decisions = tickets.filter((ticket) => !isHeldOut(ticket));
    return { decisions, heldOut: tickets.filter(isHeldOut), shipped, active: shipped };
  };

  it('learns what honest agents decide, without holding up the process', async () => {
    const honest = decidedBy('a', [...houseTickets(160), ...otherTickets(160)]);
    const steps: [number, number][] = [];
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const result = await smallTrainer().train(taskOf(honest), NEVER, (done, of) => steps.push([done, of]));
    delay.disable();

    const { heldOut, testCorpus } = result.metrics;
    for (const field of ['category', 'priority'] as const) {
      expect(heldOut[field].after.accuracy).toBeGreaterThan(heldOut[field].before.accuracy + 0.1);
      expect(heldOut[field].tickets + result.decisions).toBe(honest.length);
      expect(testCorpus[field].after.accuracy).toBeGreaterThan(testCorpus[field].before.accuracy - 0.05);
    }
    expect(result.corpusTickets).toBe(smallCorpus().train.length);
    expect(Model.fromBytes(Buffer.from(result.bytes)).version).toBe(result.version);
    expect(steps).toEqual(steps.map((_, index) => [index + 1, steps.length]));
    expect(delay.max / 1e6).toBeLessThan(1_000);
  });

  it('does not let an agent who mislabels everything in bulk change what is suggested', async () => {
    const bulk = mislabelled(decidedBy('careless', otherTickets(600), 10_000));
    const honest = decidedBy('a', houseTickets(160));
    const { metrics } = await smallTrainer().train(taskOf([...bulk, ...honest]), NEVER, ignore);
    const { before, after } = metrics.testCorpus.category;
    expect(after.accuracy).toBeLessThan(before.accuracy - 0.03);
    expect(reasonToReject(metrics)).toEqual(expect.any(String));
  });

  it('ends at once when it is told to', async () => {
    const cancelled = new AbortController();
    const task = taskOf(decidedBy('a', houseTickets(40)));
    const training = smallTrainer().train(task, cancelled.signal, () => cancelled.abort(new Error('cancelled')));
    await expect(training).rejects.toThrow('cancelled');
    await expect(smallTrainer().train(task, cancelled.signal, ignore)).rejects.toThrow('cancelled');
  });

  it('fails when the thread does', async () => {
    const program = new URL(`data:text/javascript,throw new Error('broken')`);
    await expect(new Trainer(program).train(taskOf([]), NEVER, ignore)).rejects.toThrow('broken');
    await expect(new Trainer(new URL('data:text/javascript,')).train(taskOf([]), NEVER, ignore)).rejects.toThrow(
      'without a result',
    );
  });
});
