import { createRequire } from 'node:module';
import { join } from 'node:path';
import { repositoryRoot } from '../../../tools/repository.ts';

/**
 * The Fastify of the backend with nothing of ours: its one route sends the bytes of one page of `SOURCE_ORIGIN`, read once.
 * It shows how much of a list is HTTP alone.
 */

interface Reply {
  header(name: string, value: string): Reply;
  send(body: string): Reply;
}

interface Fastify {
  get(path: string, answer: (request: unknown, reply: Reply) => Reply): Fastify;
  listen(at: { port: number; host: string }): Promise<string>;
  close(): Promise<void>;
}

const required = createRequire(join(repositoryRoot, 'backend/package.json'))('fastify') as () => Fastify;

const { SOURCE_ORIGIN = '', PORT = '', HOST = '' } = process.env;
const page = await (await fetch(`${SOURCE_ORIGIN}/api/tickets/`)).text();

const server = required();
server.get('/api/tickets/', (_request, reply) =>
  reply.header('content-type', 'application/json; charset=utf-8').send(page),
);
server.get('/health/ready', (_request, reply) => reply.send('ready'));
await server.listen({ port: Number(PORT), host: HOST });
process.on('SIGTERM', () => void server.close().then(() => process.exit(0)));
