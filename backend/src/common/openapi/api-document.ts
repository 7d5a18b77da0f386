import type { INestApplication } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { documentPolicy } from '../http/security-headers.js';

const DESCRIPTION =
  'Submit, triage and measure support tickets. Every path answers with and without its trailing slash. Refusals are RFC 9457 problems.';

/** The name of the way to authorise requests by a token. */
const TOKEN = 'token';
/** What Swagger UI's script adds to its page; e2e/tests/security.spec.ts tells when a version of it needs another one. */
const ADDED_STYLES = ["'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='"];

/** The contract, derived from the controllers; `backend/openapi.json` is a copy of it. */
export function createApiDocument(app: INestApplication): OpenAPIObject {
  const document = SwaggerModule.createDocument(
    app,
    new DocumentBuilder()
      .setTitle('TriageDesk')
      .setVersion('1')
      .setDescription(DESCRIPTION)
      .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API token: `td_…`.' }, TOKEN)
      // Either is enough: what a visitor may do needs none.
      .addSecurityRequirements({})
      .addSecurityRequirements(TOKEN)
      .build(),
  );
  return { ...document, paths: withTrailingSlashes(document.paths) };
}

/** Swagger UI at /docs and the document at /docs-json. */
export function serveApiDocument(app: NestFastifyApplication): void {
  allowItsOwnStyles(app.getHttpAdapter().getInstance());
  SwaggerModule.setup('docs', app, () => createApiDocument(app), {
    jsonDocumentUrl: 'docs-json',
    raw: ['json'],
    customSiteTitle: 'TriageDesk API',
  });
}

/** The canonical form of the API's paths; Nest removes the slash. Health checks have none. */
function withTrailingSlashes(paths: OpenAPIObject['paths']): OpenAPIObject['paths'] {
  return Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [path.startsWith('/api/') ? `${path}/` : path, item]),
  );
}

/** The page of Swagger UI is written by the library, with styles in it; its scripts are files. */
function allowItsOwnStyles(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const isPage = typeof payload === 'string' && /^\/docs\/?(\?|$)/.test(request.url);
    if (isPage) void reply.header('content-security-policy', documentPolicy(payload, ADDED_STYLES));
    done();
  });
}
