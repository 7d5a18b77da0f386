import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { AuditLog } from '../../access/audit/audit-log.repository.js';
import type { Origin } from '../../common/access/origin.js';
import { ClassifierModel } from './classifier-model.entity.js';

/** A version that a training has made. */
export type TrainedModel = Omit<ClassifierModel, 'state' | 'activatedAt' | 'bytes'> & { readonly bytes: Buffer };

/** What became of it: it answers now, it was worse, or the very same version is known already. */
export type Reception = 'activated' | 'rejected' | 'unchanged';

/** Who lets a version answer that a training has made and that is no worse. */
const BY_ITSELF: Origin = { actor: null, address: null };

export const OVERTAKEN =
  'Another version was made active during the training, so it was measured against the wrong one.';

/** Versions learned by releases with another shipped model are listed, but neither answer nor count here. */
@Injectable()
export class ClassifierModelRepository {
  constructor(
    @InjectRepository(ClassifierModel) private readonly models: Repository<ClassifierModel>,
    private readonly audit: AuditLog,
  ) {}

  /** All of them, latest first, without their bytes. */
  async findAll(): Promise<ClassifierModel[]> {
    return this.models.find({ order: { trainedAt: 'DESC', version: 'ASC' } });
  }

  async find(version: string): Promise<ClassifierModel | null> {
    return this.models.findOneBy({ version });
  }

  /** The version that answers instead of the shipped one, if one does. */
  async findActiveVersion(base: string): Promise<string | null> {
    return activeVersion(this.models.manager, base);
  }

  /** Null for a version that is unknown or rejected. */
  async readBytes(version: string): Promise<Buffer | null> {
    const found = await this.models.findOne({ select: { version: true, bytes: true }, where: { version } });
    return found?.bytes ?? null;
  }

  /** When decisions were last read for a training that came to its end. */
  async findLastTraining(base: string): Promise<Date | null> {
    const last = await this.models.findOne({ where: { base }, order: { trainedAt: 'DESC' } });
    return last?.trainedAt ?? null;
  }

  /** Makes a learned version answer, or, given null, the shipped one again. */
  async activate(base: string, version: string | null, origin: Origin): Promise<void> {
    await this.alone(this.models.manager, async (manager) => {
      const before = (await activeVersion(manager, base)) ?? base;
      await replaceActive(manager, base, version);
      await this.tell(manager, version ?? base, before, origin);
    });
  }

  /**
   * Keeps a trained version; without a reason to reject it, it becomes active at once.
   * @param measuredAgainst the version that was active when it was measured: the shipped one or a learned one
   */
  async receive(manager: EntityManager, trained: TrainedModel, measuredAgainst: string): Promise<Reception> {
    const { version, base, bytes, trainedAt } = trained;
    return this.alone(manager, async (transaction) => {
      const known = await transaction.findOneBy(ClassifierModel, { version });
      if (known && known.state !== 'rejected') {
        await transaction.update(ClassifierModel, { version }, { trainedAt });
        return 'unchanged';
      }
      const active = (await activeVersion(transaction, base)) ?? base;
      const rejection = trained.rejection ?? (active === measuredAgainst ? null : OVERTAKEN);
      const state = rejection ? 'rejected' : 'retired';
      const kept = { ...trained, rejection, state, bytes: rejection ? null : bytes, activatedAt: null } as const;
      await transaction.upsert(ClassifierModel, kept, ['version']);
      if (rejection) return 'rejected';
      await replaceActive(transaction, base, version);
      await this.tell(transaction, version, active, BY_ITSELF);
      return 'activated';
    });
  }

  private async tell(manager: EntityManager, version: string, before: string, origin: Origin): Promise<void> {
    await this.audit.record(
      { kind: 'model_activated', ...origin, subject: version, details: { from: before } },
      manager,
    );
  }

  /** In a transaction that no other change of a version overlaps; reading goes on. */
  private async alone<T>(manager: EntityManager, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return manager.transaction(async (transaction) => {
      await transaction.query('LOCK TABLE classifier_model IN SHARE ROW EXCLUSIVE MODE');
      return work(transaction);
    });
  }
}

async function activeVersion(manager: EntityManager, base: string): Promise<string | null> {
  const active = await manager.findOneBy(ClassifierModel, { base, state: 'active' });
  return active?.version ?? null;
}

async function replaceActive(manager: EntityManager, base: string, version: string | null): Promise<void> {
  await manager.update(ClassifierModel, { base, state: 'active' }, { state: 'retired' });
  if (version) await manager.update(ClassifierModel, { version }, { state: 'active', activatedAt: new Date() });
}
