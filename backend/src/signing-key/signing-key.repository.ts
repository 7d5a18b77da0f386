import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { SigningKey } from './signing-key.entity.js';

const KEY_BYTES = 32;

@Injectable()
export class SigningKeyRepository {
  constructor(@InjectRepository(SigningKey) private readonly keys: Repository<SigningKey>) {}

  /** The installation's key, made once: replicas that ask for the first time together get the same one. */
  async obtain(): Promise<Buffer> {
    const kept = await this.keys.findOneBy({ id: 1 });
    if (kept) return kept.secret;
    const made = { id: 1, secret: randomBytes(KEY_BYTES) } as const;
    await this.keys.createQueryBuilder().insert().values(made).orIgnore().execute();
    return (await this.keys.findOneByOrFail({ id: 1 })).secret;
  }
}
