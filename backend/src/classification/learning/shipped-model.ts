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

  /** Not kept: they are needed once a night, and all are in the model. */
  toBytes(): Buffer {
    return this.model.toBytes();
  }
}
