import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Names that the build derives from the content, e.g. `main-4KQ7P2ZD.js` or `chunk-CqrQlkP2.js`, compressed or not. */
const HASHED_FILE = /-[\w-]{8}\.\w+(\.br|\.gz)?$/;
const ONE_YEAR = 'public, max-age=31536000, immutable';
const REVALIDATE = 'no-cache';

const SERVER_PATH = /^\/(api|docs|docs-json|health)(\/|$)/;

/** Serves the built frontend from a folder: its files, and its index page for every path that its router may know. */
export async function serveFrontend(fastify: FastifyInstance, folder: string): Promise<void> {
  await fastify.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    cacheControl: false,
    // the build leaves files compressed beside themselves
    preCompressed: true,
    setHeaders: (reply, path) => {
      void reply.header('cache-control', HASHED_FILE.test(path) ? ONE_YEAR : REVALIDATE);
    },
  });
  fastify.get('/*', (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    const isPage = !SERVER_PATH.test(path) && !/\.\w+$/.test(path);
    if (isPage) void reply.sendFile('index.html');
    else reply.callNotFound();
  });
}
