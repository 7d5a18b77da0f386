import { hotp, stepAt } from '../../src/access/second-factor/totp.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The bytes of base32 without padding, as an authenticator app reads a secret. */
export function bytesOf(base32: string): Buffer {
  const bits = Array.from(base32, (letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/**
 * What an app shows.
 * @param steps before or after the present one
 */
export function codeOf(secret: string, steps = 0): string {
  return hotp(bytesOf(secret), stepAt(Date.now()) + steps);
}
