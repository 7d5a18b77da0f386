import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { MODEL_FILE } from '../embedded/assets.js';
import { Model } from '../embedded/model.js';

/** The version that ships with the product: read once, always there to go back to. */
@Injectable()
export class ShippedModel {
  readonly bytes: Buffer = readFileSync(MODEL_FILE);
  readonly model: Model = Model.fromBytes(this.bytes);

  get version(): string {
    return this.model.version;
  }
}
