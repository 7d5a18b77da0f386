import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { processStart, tryLock, waitForLock } from './lock.mjs';

const folder = mkdtempSync(join(tmpdir(), 'triagedesk-lock-'));
after(() => rmSync(folder, { recursive: true }));

function take(path: string): () => void {
  const lock = tryLock(path);
  assert.ok('release' in lock);
  return lock.release;
}

describe('tryLock', () => {
  it('names the holder while the lock is held, and is free again afterwards', () => {
    const path = join(folder, 'held');
    const release = take(path);
    assert.deepEqual(tryLock(path), { holder: process.pid });
    release();
    take(path)();
  });

  it('takes over the lock of a process that is gone', async () => {
    const gone = spawn('true');
    await new Promise((resolve) => gone.on('exit', resolve));
    const path = join(folder, 'gone');
    writeFileSync(path, `${gone.pid} 12345`);
    take(path)();
  });

  it('takes over the lock of a process whose id now belongs to another one', () => {
    const path = join(folder, 'reused');
    writeFileSync(path, `${process.pid} long ago`);
    take(path)();
  });

  it('takes over a lock that says nothing', () => {
    const path = join(folder, 'empty');
    writeFileSync(path, '');
    take(path)();
  });

  it('leaves nothing behind', () => assert.deepEqual(readdirSync(folder), []));
});

describe('waitForLock', () => {
  it('says once whom it waits for, and goes on when the lock is free', async () => {
    const path = join(folder, 'waiting');
    const release = take(path);
    const told: number[] = [];
    const waiting = waitForLock(path, (pid) => told.push(pid));
    setTimeout(release, 700);
    (await waiting)();
    assert.deepEqual(told, [process.pid]);
  });
});

describe('processStart', () => {
  it('is the same every time for a living process, and unknown for one that is not there', () => {
    assert.equal(processStart(process.pid), processStart(process.pid));
    assert.notEqual(processStart(process.pid), undefined);
    for (const pid of [0, -1, Number.NaN, 2 ** 30]) assert.equal(processStart(pid), undefined);
  });
});
