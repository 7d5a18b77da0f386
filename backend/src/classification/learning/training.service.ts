import { Injectable } from '@nestjs/common';
import type { RunningJob } from '../../jobs/job-kind.js';
import { ActiveClassifier } from './active-classifier.js';
import { ClassifierModelRepository, OVERTAKEN } from './classifier-model.repository.js';
import { DecidedTicketsRepository } from './decided-tickets.repository.js';
import { reasonToReject, tooFewToJudge } from './gate.js';
import { ShippedModel } from './shipped-model.js';
import { cappedPerAgent, isHeldOut } from './teaching.js';
import { Trainer } from './trainer.js';
import { TrainingLockRepository, type HeldLock } from './training-lock.repository.js';
import type { TrainingOutcome } from './training-outcome.js';

/** More than one training can use. */
const LATEST_TICKETS = 5_000;

const KNOWN = 'The decisions lead to a version that is known already.';

/** Makes a new version from what agents decided, and lets it answer when it is no worse than what is there. */
@Injectable()
export class TrainingService {
  constructor(
    private readonly decided: DecidedTicketsRepository,
    private readonly models: ClassifierModelRepository,
    private readonly lock: TrainingLockRepository,
    private readonly trainer: Trainer,
    private readonly shipped: ShippedModel,
    private readonly classifier: ActiveClassifier,
  ) {}

  /** @throws an error when another process is training, and whatever ends the work early: nothing is kept then */
  async train(job: RunningJob): Promise<TrainingOutcome> {
    const outcome = await this.lock.hold((lock) => this.trainAlone(job, lock));
    if (!outcome) throw new Error('Another process is training.');
    if (outcome.result === 'activated') await this.classifier.follow();
    return outcome;
  }

  private async trainAlone({ signal, report }: RunningJob, lock: HeldLock): Promise<TrainingOutcome> {
    const trainedAt = new Date();
    const tickets = cappedPerAgent(await this.decided.findLatest(LATEST_TICKETS));
    const heldOut = tickets.filter(isHeldOut);
    const impossible = tooFewToJudge(heldOut);
    if (impossible) return { result: 'rejected', version: null, reason: impossible };

    const shipped = { version: this.shipped.version, bytes: this.shipped.toBytes() };
    const active = (await this.learned()) ?? shipped;
    const { bytes, ...trained } = await this.trainer.train(
      {
        decisions: tickets.filter((ticket) => !isHeldOut(ticket)),
        heldOut,
        shipped: shipped.bytes,
        active: active.bytes,
      },
      AbortSignal.any([signal, lock.lost]),
      report,
    );
    const rejection = reasonToReject(trained.metrics);
    const model = { ...trained, base: shipped.version, trainedAt, rejection, bytes: Buffer.from(bytes) };
    const result = await lock.write((manager) => this.models.receive(manager, model, active.version));
    const reason = { activated: null, rejected: rejection ?? OVERTAKEN, unchanged: KNOWN }[result];
    return { result, version: trained.version, reason };
  }

  /** The active version; null while it is the shipped one, and when it is gone. */
  private async learned(): Promise<{ readonly version: string; readonly bytes: Buffer } | null> {
    const version = await this.models.findActiveVersion(this.shipped.version);
    const bytes = version && (await this.models.readBytes(version));
    return version && bytes ? { version, bytes } : null;
  }
}
