import { base32 } from './base32.js';

const ISSUER = 'TriageDesk';

/** What authenticator apps read from a QR code: the secret, and under which name they keep it. */
export function authenticatorUri(secret: Uint8Array, email: string): string {
  return `otpauth://totp/${ISSUER}:${encodeURIComponent(email)}?secret=${base32(secret)}&issuer=${ISSUER}`;
}
