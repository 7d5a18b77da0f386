import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** What a hash takes: memory in KiB, passes over it, and lanes. */
interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

interface PasswordHash extends Cost {
  readonly salt: Buffer;
  readonly tag: Buffer;
}

/** OWASP Password Storage Cheat Sheet, Argon2id: 19 MiB, two passes, one lane. */
const COST: Cost = { memory: 19_456, passes: 2, parallelism: 1 };

const SALT_BYTES = 16;
const TAG_BYTES = 32;

/** The string format of the Password Hashing Competition; 19 is version 1.3, the only one of Argon2id. */
const PHC = /^\$argon2id\$v=19\$m=(\d{1,8}),t=(\d{1,4}),p=(\d{1,3})\$([A-Za-z0-9+/]{11,64})\$([A-Za-z0-9+/]{22,86})$/;

const derive = promisify(argon2);

/** A hash of the password with a salt of its own, in PHC form. Runs on a thread of Node's pool. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return write({ ...COST, salt, tag: await tagOf(password, { ...COST, salt }, TAG_BYTES) });
}

/**
 * The hash that a password has with the salt and the cost of another one: equal when the passwords are.
 * @param hash in PHC form
 * @throws an error when the hash is none that this module could have written
 */
export async function hashPasswordLike(password: string, hash: string): Promise<string> {
  const kept = read(hash);
  return write({ ...kept, tag: await tagOf(password, kept, kept.tag.length) });
}

/**
 * Whether it is the hash of this password; takes the same time either way.
 * @param hash in PHC form
 * @throws an error when the hash is none that this module could have written
 */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const kept = read(hash);
  return timingSafeEqual(await tagOf(password, kept, kept.tag.length), kept.tag);
}

/** Whether a hash costs an attacker less than one that would be made now. */
export function isOutdated(hash: string): boolean {
  const { memory, passes, parallelism, tag } = read(hash);
  return memory < COST.memory || passes < COST.passes || parallelism < COST.parallelism || tag.length < TAG_BYTES;
}

/** A hash of today's cost that no password is known for. */
export function unmatchableHash(): string {
  return write({ ...COST, salt: randomBytes(SALT_BYTES), tag: randomBytes(TAG_BYTES) });
}

async function tagOf(message: string, cost: Cost & { readonly salt: Buffer }, tagLength: number): Promise<Buffer> {
  const { memory, passes, parallelism, salt: nonce } = cost;
  return derive('argon2id', { message, nonce, parallelism, tagLength, memory, passes });
}

function write({ memory, passes, parallelism, salt, tag }: PasswordHash): string {
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
}

function read(hash: string): PasswordHash {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(hash) ?? [];
  // The message must not quote the hash: messages end in the log.
  if (salt === undefined || tag === undefined) throw new Error('A password hash is malformed.');
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
