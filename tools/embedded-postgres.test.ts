import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { startPersistentPostgres, startTemporaryPostgres } from './embedded-postgres.ts';

const folder = join(mkdtempSync(join(tmpdir(), 'triagedesk-embedded-')), 'postgres');
after(() => rmSync(join(folder, '..'), { recursive: true }));

function accepts(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

describe('startTemporaryPostgres', () => {
  it('accepts connections until it is stopped', async () => {
    const server = await startTemporaryPostgres();
    assert.match(server.url, /^postgresql:\/\/postgres:[0-9a-f]{48}@127\.0\.0\.1:\d+\/postgres$/);
    assert.equal(await accepts(server.url), true);
    await server.stop();
    assert.equal(await accepts(server.url), false);
  });
});

describe('startPersistentPostgres', () => {
  it('creates its data once, over what an interrupted creation left, and keeps the password to the owner', async () => {
    mkdirSync(join(`${folder}.new`, 'data'), { recursive: true });
    writeFileSync(join(`${folder}.new`, 'data', 'PG_VERSION'), '18');
    const first = await startPersistentPostgres(folder);
    await first.stop();
    assert.equal(existsSync(`${folder}.new`), false);
    assert.equal(statSync(join(folder, 'password')).mode & 0o777, 0o600);

    const second = await startPersistentPostgres(folder);
    await second.stop();
    assert.equal(new URL(second.url).password, new URL(first.url).password);
  });

  it('refuses a folder that is in use, and starts again after that', async () => {
    const server = await startPersistentPostgres(folder);
    await assert.rejects(startPersistentPostgres(folder), {
      name: 'Failure',
      message: new RegExp(`already running from this folder \\(process ${process.pid}\\)`),
    });
    await server.stop();
    await (await startPersistentPostgres(folder)).stop();
  });

  it('starts after a crash whose postmaster.pid names a process of another kind', async () => {
    writeFileSync(join(folder, 'data', 'postmaster.pid'), `${process.pid}\n${folder}\n1\n5432\n\n\n\nready   \n`);
    await (await startPersistentPostgres(folder)).stop();
  });

  it('tells what PostgreSQL says when it cannot start', async () => {
    const version = join(folder, 'data', 'PG_VERSION');
    const original = readFileSync(version, 'utf8');
    writeFileSync(version, '9\n');
    await assert.rejects(startPersistentPostgres(folder), /did not start: database files are incompatible with server/);
    writeFileSync(version, original);
    await (await startPersistentPostgres(folder)).stop();
  });
});
