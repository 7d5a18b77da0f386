import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { llmSettings } from './classification/llm/llm-settings.js';
import { ProblemFilter } from './common/errors/problem.filter.js';
import { allowOrigins } from './common/http/cross-origin.js';
import { fastifyOptions } from './common/http/fastify-options.js';
import { useJsonBodyParser } from './common/http/json-body-parser.js';
import { knownHosts, refuseUnknownHosts } from './common/http/known-hosts.js';
import { limitBodyTime, logRequests, refuseMalformedQueries, sendRequestIds } from './common/http/request-hooks.js';
import { sendSecurityHeaders } from './common/http/security-headers.js';
import { serveFrontend } from './common/http/serve-frontend.js';
import { acceptStreamedBodies } from './common/http/streamed-body.js';
import { closeUnusedConnections } from './common/http/unused-connections.js';
import { PinoLogger } from './common/logging/pino-logger.js';
import { serveApiDocument } from './common/openapi/api-document.js';
import { validationPipe } from './common/validation/validation.pipe.js';
import type { Environment } from './config/environment.js';
import { translateDatabaseError } from './database/database-error.js';

/**
 * The whole application, initialised: ready to listen, or to be asked by tests.
 * @throws an error that names the setting when one is not usable
 */
export async function createApp(environment: Environment): Promise<NestFastifyApplication> {
  // unusable settings are told at once, not after the wait for a database
  llmSettings(environment);
  const adapter = new FastifyAdapter(fastifyOptions(environment.LOG_LEVEL, environment.TRUST_PROXY));
  const fastify = adapter.getInstance();
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(environment), adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: new PinoLogger(fastify.log),
  });
  closeUnusedConnections(fastify);
  sendRequestIds(fastify);
  sendSecurityHeaders(fastify);
  allowOrigins(app, environment.CORS_ORIGINS);
  logRequests(fastify);
  const hosts = knownHosts(environment);
  if (hosts) refuseUnknownHosts(fastify, hosts);
  refuseMalformedQueries(fastify);
  limitBodyTime(fastify);
  useJsonBodyParser(app);
  acceptStreamedBodies(app);
  app.useGlobalPipes(validationPipe);
  app.useGlobalFilters(new ProblemFilter(translateDatabaseError));
  serveApiDocument(app);
  if (environment.FRONTEND_DIST) await serveFrontend(fastify, environment.FRONTEND_DIST);
  return app.init();
}
