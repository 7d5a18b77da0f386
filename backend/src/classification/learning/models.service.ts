import { Injectable } from '@nestjs/common';
import type { Origin } from '../../common/access/origin.js';
import { isStorable } from '../../domain/ticket-text.js';
import { ActiveClassifier } from './active-classifier.js';
import type { ClassifierModel } from './classifier-model.entity.js';
import { ClassifierModelRepository } from './classifier-model.repository.js';
import { ModelNotFoundError, ModelNotUsableError } from './learning-errors.js';
import type { ModelVersions } from './model-versions.js';
import { ShippedModel } from './shipped-model.js';

/** The versions of the embedded model, and which of them answers. */
@Injectable()
export class ModelsService {
  constructor(
    private readonly models: ClassifierModelRepository,
    private readonly shipped: ShippedModel,
    private readonly classifier: ActiveClassifier,
  ) {}

  async list(): Promise<ModelVersions> {
    const learned = await this.models.findAll();
    const { version } = this.shipped;
    const isActive = !learned.some(({ base, state }) => base === version && state === 'active');
    return { learned, shipped: { version, isActive } };
  }

  /**
   * Lets a version answer: at once here, within half a minute in the other processes.
   * @throws ModelNotFoundError
   * @throws ModelNotUsableError for a version that was rejected, or learned by another release
   */
  async activate(version: string, origin: Origin): Promise<ModelVersions> {
    const base = this.shipped.version;
    if (version === base) await this.models.activate(base, null, origin);
    else {
      // What the database cannot keep is no name in it.
      refuseUnusable(isStorable(version) ? await this.models.find(version) : null, base);
      await this.models.activate(base, version, origin);
    }
    await this.classifier.follow();
    return this.list();
  }
}

function refuseUnusable(model: ClassifierModel | null, base: string): void {
  if (!model) throw new ModelNotFoundError();
  if (model.state === 'rejected') throw ModelNotUsableError.rejected();
  if (model.base !== base) throw ModelNotUsableError.ofAnotherRelease();
}
