import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild } from './child.ts';
import { processStart } from './lock.mjs';

async function isGone(pid: number): Promise<boolean> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (processStart(pid) === undefined) return true;
    await sleep(50);
  }
  return false;
}

describe('startChild', () => {
  it('asks a child to end with the signal of its choice', async () => {
    const child = await startChild('sleep', ['60'], { stopSignal: 'SIGINT' });
    assert.deepEqual(await child.stop(5000), { code: null, signal: 'SIGINT' });
    assert.deepEqual(await child.stop(5000), { code: null, signal: 'SIGINT' });
  });

  it('kills a child that does not listen', async () => {
    const child = await startChild('/bin/sh', ['-c', 'trap "" TERM; echo ready; while :; do sleep 1; done'], {
      stdio: ['ignore', 'pipe', 'ignore'],
      wholeGroup: true,
    });
    await new Promise((resolve) => child.process.stdout?.once('data', resolve));
    assert.equal((await child.stop(200)).signal, 'SIGKILL');
  });

  it('says that a program cannot be started', async () => {
    await assert.rejects(startChild('/no/such/program', []), { name: 'Failure', message: /cannot be started/ });
  });

  it('ends the child and deletes its folder when we are killed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'triagedesk-child-'));
    const script = `
      import { startChild } from ${JSON.stringify(join(import.meta.dirname, 'child.ts'))};
      const child = await startChild('sleep', ['60'], { orphanedFolder: ${JSON.stringify(folder)} });
      console.log(child.pid);`;
    const owner = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pid = Number(await new Promise((resolve) => owner.stdout.once('data', resolve)));
    assert.notEqual(processStart(pid), undefined);
    owner.kill('SIGKILL');
    assert.ok(await isGone(pid), 'the child is still running');
    for (let attempt = 0; attempt < 100 && existsSync(folder); attempt++) await sleep(50);
    assert.ok(!existsSync(folder), 'the folder is still there');
  });
});
