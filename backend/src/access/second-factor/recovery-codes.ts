import { randomBytes } from 'node:crypto';

/** Crockford's: digits and letters that nobody takes for one another. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const COUNT = 10;

/** Of 5 bits each: 60 bits, in three groups. */
const LENGTH = 12;

const FORM = /^[0-9A-HJKMNP-TV-Z]{12}$/;

/** New ones in the form in which they are read: twelve characters. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () =>
    Array.from(randomBytes(LENGTH), (byte) => ALPHABET.charAt(byte & 31)).join(''),
  );
}

/** How people see one: `7K2M-9QXA-04TB`. */
export function shownRecoveryCode(code: string): string {
  return code.replaceAll(/.{4}(?=.)/g, '$&-');
}

/** The twelve characters of a code as it was typed, with or without hyphens and in any case; undefined for what is none. */
export function readRecoveryCode(text: string): string | undefined {
  const code = text.replaceAll(/[\s-]/g, '').toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return FORM.test(code) ? code : undefined;
}
