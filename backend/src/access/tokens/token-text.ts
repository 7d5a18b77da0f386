import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** Lets people and scanners of secrets see what it is. */
const MARK = 'td_';

/** Nobody guesses 256 random bits, so one round of a fast hash protects what is kept of them. */
const SECRET_BYTES = 32;

/** The mark, 43 characters of secret and 6 of checksum. */
const FORM = /^td_[\w-]{49}$/;

const CHECKSUM_LENGTH = 6;

/** So much of a token is shown afterwards, to tell it from others. */
const PREFIX_LENGTH = 8;

export interface NewTokenText {
  /** 52 characters; told once. */
  readonly token: string;
  /** Its first 8 characters. */
  readonly prefix: string;
  /** 32 bytes. */
  readonly hash: Buffer;
}

export function newToken(): NewTokenText {
  const secret = `${MARK}${randomBytes(SECRET_BYTES).toString('base64url')}`;
  const token = `${secret}${checksum(secret)}`;
  return { token, prefix: token.slice(0, PREFIX_LENGTH), hash: sha256(token) };
}

/** What is kept of a token; undefined for anything that `newToken` cannot have made, such as one that was cut or mistyped. */
export function hashOfToken(token: string): Buffer | undefined {
  const isIntact = FORM.test(token) && token.endsWith(checksum(token.slice(0, -CHECKSUM_LENGTH)));
  return isIntact ? sha256(token) : undefined;
}

function checksum(text: string): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(text));
  return bytes.toString('base64url');
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
