import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app.setup.js';
import { readEnvironment } from '../../src/config/environment.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** Stands between the application and the database, and can be cut. */
class Cable {
  private server?: Server;
  private readonly sockets = new Set<Socket>();

  constructor(private readonly target: { host: string; port: number }) {}

  async plugIn(port = 0): Promise<number> {
    this.server = createServer((near) => {
      const far = connect(this.target);
      for (const socket of [near, far]) {
        this.sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => this.sockets.delete(socket));
      }
      near.pipe(far).pipe(near);
    }).listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    return (this.server.address() as { port: number }).port;
  }

  async cut(): Promise<void> {
    const closed = this.server && once(this.server, 'close');
    this.server?.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }
}

describe('a database that goes away', () => {
  let database: TestDatabase;
  let cable: Cable;
  let port: number;
  let app: NestFastifyApplication;
  beforeAll(async () => {
    database = await createTestDatabase();
    const url = new URL(database.url);
    cable = new Cable({ host: url.hostname, port: Number(url.port) });
    port = await cable.plugIn();
    url.port = String(port);
    app = await createApp(readEnvironment({ DATABASE_URL: url.href, ANONYMOUS_ROLE: 'agent', LOG_LEVEL: 'silent' }));
  });
  afterAll(async () => {
    await app.close();
    await cable.cut();
    await database.drop();
  });

  const status = async (url: string) => (await app.inject({ url })).statusCode;

  it('is told as a problem while it is gone, and forgotten when it is back', async () => {
    expect(await status('/api/tickets/')).toBe(200);

    await cable.cut();
    for (const url of ['/api/tickets/', '/api/tickets/1/', '/api/tickets/stats/', '/health/ready']) {
      const answer = await app.inject({ url });
      expect([url, answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
        url,
        503,
        'database_unavailable',
      ]);
      expect(answer.body).not.toContain('ECONN');
    }
    expect(await status('/health/live')).toBe(200);
    const classified = await app.inject({
      method: 'POST',
      url: '/api/tickets/classify/',
      payload: { description: 'refund' },
    });
    expect(classified.statusCode).toBe(200);
    expect(classified.json()).toMatchObject({ suggestion_token: expect.stringMatching(/^v1\./) });

    await cable.plugIn(port);
    expect(await status('/health/ready')).toBe(200);
    expect(await status('/api/tickets/')).toBe(200);
  });
});
