import { Catch, Logger, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { translateDatabaseError } from '../../database/database-error.js';
import { PROBLEM_MEDIA_TYPE, problemFor } from './problem.js';
import { problemCauseOf, routeNotFound } from './problem-cause.js';

/** The last stop of every error: logs what is ours to mend and answers with a problem that gives nothing away. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(exception: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const error = translateDatabaseError(exception) ?? exception;
    const cause =
      error instanceof NotFoundException ? routeNotFound(request.method, request.url) : problemCauseOf(error);

    if (cause.status >= 500) {
      this.logger.error({ request_id: request.id, code: cause.code, err: exception });
    }
    if (reply.sent) return;
    void reply
      .status(cause.status)
      .header('content-type', PROBLEM_MEDIA_TYPE)
      .send(problemFor(cause, { id: request.id, url: request.url }));
  }
}
