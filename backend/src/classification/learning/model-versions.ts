import type { ClassifierModel } from './classifier-model.entity.js';

/** The shipped version, as it stands in the list beside the learned ones. */
export interface ShippedVersion {
  readonly version: string;
  readonly isActive: boolean;
}

export interface ModelVersions {
  readonly learned: readonly ClassifierModel[];
  readonly shipped: ShippedVersion;
}
