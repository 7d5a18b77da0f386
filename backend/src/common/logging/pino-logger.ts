import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger } from 'fastify';

/** Lets Nest write to Fastify's pino logger, so that there is one stream of JSON lines. */
export class PinoLogger implements LoggerService {
  constructor(private readonly pino: FastifyBaseLogger) {}

  log = this.writer('info');
  error = this.writer('error');
  warn = this.writer('warn');
  debug = this.writer('debug');
  verbose = this.writer('trace');
  fatal = this.writer('fatal');

  private writer(level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal') {
    // Nest appends the name of the logger, and for errors a stack before it
    return (message: unknown, ...rest: unknown[]): void => {
      const context = rest.at(-1);
      if (typeof message === 'string') this.pino[level]({ context }, message);
      else this.pino[level]({ context, ...(message as object) });
    };
  }
}
