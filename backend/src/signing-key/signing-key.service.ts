import { createSecretKey, type KeyObject } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Environment } from '../config/environment.js';
import { SigningKeyRepository } from './signing-key.repository.js';

/** The key with which this installation signs what it will be shown again, the same in all its replicas. */
@Injectable()
export class SigningKeyService implements OnModuleInit {
  private key?: KeyObject;

  constructor(
    private readonly environment: Environment,
    private readonly keys: SigningKeyRepository,
  ) {}

  /** Suggestions must go on while the database is away, so the key is fetched before anybody needs it. */
  async onModuleInit(): Promise<void> {
    await this.obtain().catch(() => undefined);
  }

  /** @throws the database's error when the key cannot be read */
  async obtain(): Promise<KeyObject> {
    const { TOKEN_SECRET } = this.environment;
    // a Buffer would be made into one for each signature, which takes longer than to sign
    this.key ??= createSecretKey(TOKEN_SECRET === undefined ? await this.keys.obtain() : Buffer.from(TOKEN_SECRET));
    return this.key;
  }
}
