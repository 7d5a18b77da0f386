import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** For a browser to keep the answer to a preflight, in seconds. */
const PREFLIGHT_SECONDS = 600;

/** What clients of the API read beside the body. */
const EXPOSED_HEADERS = [
  'Content-Disposition',
  'ETag',
  'Idempotency-Replayed',
  'Link',
  'Location',
  'Retry-After',
  'X-Request-Id',
  'X-Search-Window',
  'X-Total-Count',
  'X-Total-Count-Capped',
];

/**
 * Lets pages of these origins call the API from a browser. Cookies are not for them: they sign in by token.
 * Without an origin nothing is added to any answer.
 */
export function allowOrigins(app: NestFastifyApplication, origins: readonly string[]): void {
  if (origins.length === 0) return;
  app.enableCors({
    origin: [...origins],
    credentials: false,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-Match', 'If-None-Match', 'Last-Event-ID'],
    exposedHeaders: EXPOSED_HEADERS,
    maxAge: PREFLIGHT_SECONDS,
  });
}
