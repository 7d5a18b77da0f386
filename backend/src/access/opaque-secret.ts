import { createHash, randomBytes } from 'node:crypto';

/** Nobody guesses 256 random bits, so one round of a fast hash protects what is kept of them. */
const SECRET_BYTES = 32;

const FORM = /^[\w-]{43}$/;

/** What a client is given once, and what is kept to know it again. */
export interface OpaqueSecret {
  /** 43 characters of base64url. */
  readonly secret: string;
  /** 32 bytes. */
  readonly hash: Buffer;
}

export function newSecret(): OpaqueSecret {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  return { secret, hash: sha256(secret) };
}

/** What is kept of a secret; undefined for anything that `newSecret` cannot have made. */
export function hashOfSecret(secret: string): Buffer | undefined {
  return FORM.test(secret) ? sha256(secret) : undefined;
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
