import { Injectable, Logger } from '@nestjs/common';
import { SigningKeyService } from '../../signing-key/signing-key.service.js';
import { openSecret, sealSecret } from './sealed-secret.js';
import type { SecondFactor } from './second-factor.entity.js';

/** Keeps the secrets of authenticator apps from whoever reads the database without the key of the installation. */
@Injectable()
export class SealedSecretsService {
  private readonly logger = new Logger(SealedSecretsService.name);

  constructor(private readonly key: SigningKeyService) {}

  async seal(secret: Uint8Array, personId: number): Promise<Buffer> {
    return sealSecret(secret, personId, await this.key.obtain());
  }

  /** Undefined when it cannot be read any more; then no code of an app is right, and the log says why. */
  async open({ personId, secret: sealed }: SecondFactor): Promise<Buffer | undefined> {
    const secret = openSecret(sealed, personId, await this.key.obtain());
    if (!secret) {
      this.logger.warn(
        `The second factor of person ${personId} cannot be read: TOKEN_SECRET is another one than when it was turned on. ` +
          'Recovery codes still work, and an administrator can remove it.',
      );
    }
    return secret;
  }
}
