import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';

/** What RFC 4226 recommends: as long as a hash of SHA-1. */
export const SECRET_BYTES = 20;

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Part of what the key is made of, so that it is used for nothing else. */
const PURPOSE = 'second factor v1';

/**
 * A secret for the database: nonce, ciphertext and tag.
 * @param personId whose it is; as that of somebody else it cannot be opened
 */
export function sealSecret(secret: Uint8Array, personId: number, installation: KeyObject): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, keyFrom(installation), nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(aboutPerson(personId));
  return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
}

/** Undefined when it was sealed for somebody else or under another key, or was changed. */
export function openSecret(sealed: Buffer, personId: number, installation: KeyObject): Buffer | undefined {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(ALGORITHM, keyFrom(installation), nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(aboutPerson(personId));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** RFC 5869. */
function keyFrom(installation: KeyObject): Buffer {
  return Buffer.from(hkdfSync('sha256', installation, '', PURPOSE, KEY_BYTES));
}

function aboutPerson(id: number): Buffer {
  return Buffer.from(`person ${id}`);
}
