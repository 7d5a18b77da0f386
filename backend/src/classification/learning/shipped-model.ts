import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { MODEL_FILE } from '../embedded/assets.js';
import { Model } from '../embedded/model.js';

/** The version that ships with the product: read once, always there to go back to. */
@Injectable()
export class ShippedModel {
  readonly model: Model = Model.fromBytes(readFileSync(MODEL_FILE));

  get version(): string {
    return this.model.version;
  }

  /** Made anew: they are needed for a training only, and all that is in them is in the model. */
  toBytes(): Buffer {
    return this.model.toBytes();
  }
}
