import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fastify, type FastifyInstance } from 'fastify';
import { limitBodyTime, logRequests } from './request-hooks.js';

const LIMIT_MS = 200;

describe('limitBodyTime', () => {
  let server: FastifyInstance;
  let origin: string;
  const warnings: string[] = [];
  beforeAll(async () => {
    const logged = { level: 'warn', stream: { write: (line: string) => void warnings.push(line) } };
    server = fastify({ forceCloseConnections: true, logger: logged });
    limitBodyTime(server, LIMIT_MS);
    server.addContentTypeParser('text/csv', (_request, _content, done) => done(null));
    server.setErrorHandler((error: Error, _request, reply) => reply.status(408).send({ detail: error.message }));
    server.post('/refused', { onRequest: async (_request, reply) => reply.status(401).send({}) }, () => ({}));
    server.post('/small', async () => {
      await wait(2 * LIMIT_MS);
      return {};
    });
    server.post('/file', { config: { streamedTypes: ['text/csv'] } }, async (request) => {
      let bytes = 0;
      for await (const piece of request.raw) bytes += (piece as Buffer).length;
      return { bytes };
    });
    origin = await server.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(() => server.close());

  const begin = (path: string, type: string) => {
    const request = httpRequest(`${origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': type, 'content-length': 4 },
    });
    request.on('error', () => undefined);
    request.write('{}');
    return request;
  };

  const statusOf = async (request: ReturnType<typeof httpRequest>) => {
    const [answer] = (await once(request, 'response')) as [{ statusCode: number }];
    return answer.statusCode;
  };

  it('refuses a body that does not arrive in time', async () => {
    expect(await statusOf(begin('/small', 'application/json'))).toBe(408);
  });

  it('waits no longer for one that was answered before', async () => {
    const refused = begin('/refused', 'application/json');
    const gone = once(refused, 'close');
    expect(await statusOf(refused)).toBe(401);
    await gone;
    expect(warnings).toEqual([]);
  });

  it('limits neither the work on a body that has arrived, nor a file that takes longer', async () => {
    const small = begin('/small', 'application/json');
    small.end('  ');
    const file = begin('/file', 'text/csv');
    const statuses = Promise.all([statusOf(small), statusOf(file)]);
    await wait(2 * LIMIT_MS);
    file.end('ab');
    expect(await statuses).toEqual([200, 200]);
  });
});

describe('logRequests', () => {
  it('leaves out queries and the keys of requesters, however the address is written', async () => {
    const lines: string[] = [];
    const server = fastify({
      logger: { stream: { write: (line: string) => void lines.push(line) } },
    });
    logRequests(server);
    server.get('/api/requests/:key', () => ({}));
    const urls = [
      '/api/requests/Secret',
      '/api/%72equests/Secret',
      '/api/requests/Secret/more',
      '/api/tickets/?search=Secret',
    ];
    for (const url of urls) await server.inject(url);
    await server.close();
    const logged = lines.map((line) => JSON.parse(line) as { path?: string });
    expect(logged.flatMap(({ path }) => path ?? [])).toEqual([
      '/api/requests/-',
      '/api/requests/-',
      '/api/requests/-',
      '/api/tickets/',
    ]);
  });
});
