import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { pagePolicy } from './security-headers.js';

/** Names that the build derives from the content, e.g. `main-4KQ7P2ZD.js` or `chunk-CqrQlkP2.js`, compressed or not. */
const HASHED_FILE = /-[\w-]{8}\.\w+(\.br|\.gz)?$/;
const ONE_YEAR = 'public, max-age=31536000, immutable';
const REVALIDATE = 'no-cache';

const SERVER_PATH = /^\/(api|docs|docs-json|health)(\/|$)/;

/** Stands in the index page where the nonce of each answer belongs; in containers nginx fills it in. */
const NONCE_PLACEHOLDER = 'CSP_NONCE';

/** Serves the built frontend from a folder: its files, and its index page for every path that its router may know. */
export async function serveFrontend(fastify: FastifyInstance, folder: string): Promise<void> {
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const sendPage = (reply: FastifyReply): void => {
    const nonce = randomBytes(16).toString('base64url');
    void reply
      .type('text/html; charset=utf-8')
      .header('cache-control', REVALIDATE)
      .header('content-security-policy', pagePolicy(nonce))
      .send(page.replaceAll(NONCE_PLACEHOLDER, nonce));
  };
  await fastify.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    globIgnore: ['index.html*'],
    cacheControl: false,
    // the build leaves files compressed beside themselves
    preCompressed: true,
    setHeaders: (reply, path) => {
      void reply.header('cache-control', HASHED_FILE.test(path) ? ONE_YEAR : REVALIDATE);
    },
  });
  fastify.get('/*', (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    const isPage = !SERVER_PATH.test(path) && (path === '/index.html' || !/\.\w+$/.test(path));
    if (isPage) sendPage(reply);
    else reply.callNotFound();
  });
}
