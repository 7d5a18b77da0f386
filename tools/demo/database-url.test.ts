import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { findDatabaseUrl } from './database-url.ts';

describe('findDatabaseUrl', () => {
  let state: string;
  const ownUrl = process.env['DATABASE_URL'];

  beforeEach(() => {
    delete process.env['DATABASE_URL'];
    state = mkdtempSync(join(tmpdir(), 'triagedesk-state-'));
    mkdirSync(join(state, 'postgres', 'data'), { recursive: true });
    writeFileSync(join(state, 'postgres', 'password'), 'secret');
  });

  afterEach(() => {
    rmSync(state, { recursive: true });
    if (ownUrl !== undefined) process.env['DATABASE_URL'] = ownUrl;
    else delete process.env['DATABASE_URL'];
  });

  const serverSays = (status: string): void => {
    const lines = ['4711', '/data', '1795248000', '54321', '', '127.0.0.1', '0 0', `${status}   `, ''];
    writeFileSync(join(state, 'postgres', 'data', 'postmaster.pid'), lines.join('\n'));
  };

  it('leads to the embedded server that is running', () => {
    serverSays('ready');
    assert.equal(findDatabaseUrl(state), 'postgresql://triagedesk:secret@127.0.0.1:54321/triagedesk');
  });

  it('prefers DATABASE_URL', () => {
    serverSays('ready');
    process.env['DATABASE_URL'] = 'postgresql://elsewhere/triagedesk';
    assert.equal(findDatabaseUrl(state), 'postgresql://elsewhere/triagedesk');
  });

  it('says what to do when no server is running', () => {
    assert.throws(() => findDatabaseUrl(state), { name: 'Failure', message: /set DATABASE_URL/ });
    serverSays('stopping');
    assert.throws(() => findDatabaseUrl(state), { name: 'Failure', message: /set DATABASE_URL/ });
  });
});
