import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startPersistentPostgres, type PostgresServer } from './embedded-postgres.ts';
import { findFreePort } from './process/ports.ts';

const script = new URL('start.ts', import.meta.url).pathname;

describe('npm start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'triagedesk-start-'));
  let database: PostgresServer;
  // Like its own one: the user of it may do much less than that of a temporary one.
  before(async () => {
    database = await startPersistentPostgres(join(folder, 'postgres'));
  });
  after(async () => {
    await database.stop();
    rmSync(folder, { recursive: true });
  });

  it('says when it is ready, and on SIGTERM finishes the running requests before it ends', async () => {
    const model = await startSlowModel();
    const port = await findFreePort();
    const product = start({ PORT: String(port), DATABASE_URL: database.url, ANTHROPIC_BASE_URL: model.url });
    await product.saying(`TriageDesk is ready: http://localhost:${port}`);
    const page = await fetch(`http://127.0.0.1:${port}/`);
    assert.match(await page.text(), /<td-root|<app-root|<html/);

    const running = fetch(`http://127.0.0.1:${port}/api/tickets/classify/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ description: 'My card was charged twice, please refund it.' }),
    });
    const answer = await model.asked;
    product.child.kill('SIGTERM');
    await product.saying('Stopping TriageDesk');
    answer.writeHead(500).end();

    const classified = await running;
    assert.equal(classified.status, 200);
    assert.partialDeepStrictEqual(await classified.json(), { source: 'embedded', degraded: true });
    assert.equal(await product.exitCode, 0);
    await assert.rejects(fetch(`http://127.0.0.1:${port}/health/live`));
    model.stop();
  });

  it('ends with one sentence when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const product = start({ PORT: String(port), DATABASE_URL: database.url });
    assert.equal(await product.exitCode, 1);
    assert.match(product.output(), new RegExp(`^.*${port}.*$`, 'm'));
    assert.equal(product.output().trim().split('\n').length, 1);
    other.close();
  });

  it('refuses to open the work of agents to the network, unless it is told to', async () => {
    const product = start({ HOST: '0.0.0.0', PORT: String(await findFreePort()), DATABASE_URL: database.url });
    assert.equal(await product.exitCode, 1);
    assert.match(product.output(), /With HOST=0\.0\.0\.0 everybody .* Set ANONYMOUS_ROLE=requester/);
  });

  it('ends with one sentence, without the password, when the database cannot be reached', async () => {
    const url = 'postgres://desk:hush@127.0.0.1:1/desk';
    const product = start({ PORT: String(await findFreePort()), DATABASE_URL: url, DATABASE_WAIT_SECONDS: '0' });
    assert.equal(await product.exitCode, 1);
    assert.match(product.output(), /The database at 127\.0\.0\.1:1\/desk cannot be used: nothing listens there/);
    assert.doesNotMatch(product.output(), /hush/);
  });
});

/** Stands in for the vendor's address; the test decides when it answers. */
async function startSlowModel() {
  const { promise: asked, resolve } = Promise.withResolvers<ServerResponse>();
  const server = createServer((_request, response) => resolve(response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, asked, stop };
}

function start(settings: Record<string, string>) {
  const env = { ...process.env, HOST: '127.0.0.1', ANTHROPIC_API_KEY: 'test-key', ...settings };
  const child: ChildProcess = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      child.emit('output');
    });
  }
  const exitCode = once(child, 'close').then(([code]: number[]) => code);
  const saying = async (text: string): Promise<void> => {
    while (!output.includes(text)) {
      await Promise.race([once(child, 'output'), exitCode]);
      if (child.exitCode !== null && !output.includes(text))
        throw new Error(`It ended without saying "${text}": ${output}`);
    }
  };
  return { child, exitCode, saying, output: () => output };
}
