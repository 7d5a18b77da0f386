import { createHmac, timingSafeEqual } from 'node:crypto';

/** What every authenticator app understands: SHA-1, six digits, a new code each half minute. */
const DIGITS = 6;
const STEP_MS = 30_000;

/** Steps before and after the present one whose codes count as well: clocks differ, and people type. */
const WINDOW = 1;

const COUNTER_BYTES = 8;

/** RFC 4226: the code of a counter, six digits. */
export function hotp(secret: Uint8Array, counter: number): string {
  const moving = Buffer.alloc(COUNTER_BYTES);
  moving.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac('sha1', secret).update(moving).digest();
  const offset = mac.readUInt8(mac.length - 1) & 15;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** RFC 6238: the number of the time step of a moment, which is the counter of its code. */
export function stepAt(milliseconds: number): number {
  return Math.floor(milliseconds / STEP_MS);
}

/** The six digits of a code as it was typed, with spaces perhaps; undefined for what is none. */
export function readTotp(text: string): string | undefined {
  const digits = text.replaceAll(/\s/g, '');
  return /^[0-9]{6}$/.test(digits) ? digits : undefined;
}

/**
 * The time step that a code belongs to, around a moment; takes the same time for every code.
 * @param code six digits
 * @param now in milliseconds
 * @returns undefined when it is the code of none of them
 */
export function stepOf(code: string, secret: Uint8Array, now: number): number | undefined {
  let found: number | undefined;
  for (let step = stepAt(now) + WINDOW; step >= stepAt(now) - WINDOW; step--) {
    if (step >= 0 && timingSafeEqual(Buffer.from(hotp(secret, step)), Buffer.from(code))) found = step;
  }
  return found;
}
