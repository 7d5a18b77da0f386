import { createSecretKey } from 'node:crypto';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { SUGGESTION } from '../../../test/support/sample-suggestion.js';
import { readEnvironment } from '../../config/environment.js';
import type { SigningKeyRepository } from '../../signing-key/signing-key.repository.js';
import { SigningKeyService } from '../../signing-key/signing-key.service.js';
import { readToken } from './suggestion-token.js';
import { SuggestionTokensService } from './suggestion-tokens.service.js';

const TEXT = { title: 'Refund', description: 'Twice charged' };
const KEY = Buffer.alloc(32, 7);
const SECRET = 'a secret that replicas share, 32+ characters';

function serviceWith(obtain: () => Promise<Buffer>, settings: Record<string, string> = {}) {
  const environment = readEnvironment({ DATABASE_URL: 'postgres://unused', ...settings });
  const key = new SigningKeyService(environment, { obtain } as SigningKeyRepository);
  return { key, service: new SuggestionTokensService(key) };
}

describe('suggestion tokens', () => {
  beforeEach(() => {
    Logger.overrideLogger(false);
  });

  it('are signed with the key of the database, which is read once', async () => {
    const obtain = jest.fn(() => Promise.resolve(KEY));
    const { key, service } = serviceWith(obtain);
    await key.onModuleInit();
    const token = (await service.issue(SUGGESTION, TEXT)) ?? '';
    expect(readToken(token, TEXT, createSecretKey(KEY))).toEqual(SUGGESTION);
    expect(await service.read(token, TEXT)).toEqual(SUGGESTION);
    expect(obtain).toHaveBeenCalledTimes(1);
  });

  it('are signed with TOKEN_SECRET when there is one, without asking the database', async () => {
    const never = () => Promise.reject(new Error('asked'));
    const [one, other] = [1, 2].map(() => serviceWith(never, { TOKEN_SECRET: SECRET }));
    const token = (await one?.service.issue(SUGGESTION, TEXT)) ?? '';
    expect(await other?.service.read(token, TEXT)).toEqual(SUGGESTION);
  });

  it('are missing while the key cannot be read, and come back with it', async () => {
    const obtain = jest.fn(() => Promise.resolve(KEY));
    obtain.mockRejectedValueOnce(new Error('gone')).mockRejectedValueOnce(new Error('gone'));
    const { key, service } = serviceWith(obtain);
    await key.onModuleInit();
    expect(await service.issue(SUGGESTION, TEXT)).toBeNull();
    expect(await service.issue(SUGGESTION, TEXT)).not.toBeNull();
  });

  it('are not issued for a default, which is no suggestion', async () => {
    const { service } = serviceWith(() => Promise.resolve(KEY));
    expect(await service.issue({ ...SUGGESTION, source: 'default' }, TEXT)).toBeNull();
    expect(await service.read(undefined, TEXT)).toBeNull();
  });
});
