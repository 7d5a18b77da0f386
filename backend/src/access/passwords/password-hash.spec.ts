import { argon2Sync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { hashPassword, isOutdated, isPassword, unmatchableHash } from './password-hash.js';

const CURRENT = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/;

/** One of other parameters than today's. */
function hashWith(memory: number, passes: number, password: string): string {
  const nonce = Buffer.alloc(16, 7);
  const tag = argon2Sync('argon2id', { message: password, nonce, parallelism: 1, tagLength: 32, memory, passes });
  const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
  return `$argon2id$v=19$m=${memory},t=${passes},p=1$${text(nonce)}$${text(tag)}`;
}

describe('a password hash', () => {
  it('is Argon2id at the cost that OWASP names, with a salt of its own', async () => {
    const [first, second] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
    expect(first).toMatch(CURRENT);
    expect(second).toMatch(CURRENT);
    expect(first).not.toBe(second);
    expect(isOutdated(first)).toBe(false);
  });

  it.each(['correct horse', 'пароль из слов', '😀'.repeat(200), ' spaces stay '])(
    'knows %j again',
    async (password) => {
      const hash = await hashPassword(password);
      expect(await isPassword(password, hash)).toBe(true);
      expect(await isPassword(`${password} `, hash)).toBe(false);
      expect(await isPassword(password.slice(1), hash)).toBe(false);
    },
  );

  it('is understood with the parameters that it was made with', async () => {
    for (const [memory, passes] of [
      [64, 1],
      [19_456, 1],
      [12_288, 3],
    ] as const) {
      const older = hashWith(memory, passes, 'correct horse');
      expect(await isPassword('correct horse', older)).toBe(true);
      expect(await isPassword('wrong horse', older)).toBe(false);
      expect(isOutdated(older)).toBe(true);
    }
    expect(isOutdated(hashWith(32_768, 3, 'x'))).toBe(false);
  });

  it('matches nothing when it stands in for one that is not there', async () => {
    expect(unmatchableHash()).toMatch(CURRENT);
    expect(await isPassword('', unmatchableHash())).toBe(false);
  });

  it.each([
    '',
    'correct horse',
    '$argon2i$v=19$m=64,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA',
    '$2b$10$x',
  ])('is refused without being quoted when it is malformed: %j', async (hash) => {
    await expect(isPassword('x', hash)).rejects.toThrow(/^A password hash is malformed\.$/);
  });
});
