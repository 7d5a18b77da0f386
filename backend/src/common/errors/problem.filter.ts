import { Catch, Logger, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DomainError } from './domain-error.js';
import { PROBLEM_MEDIA_TYPE, problemFor } from './problem.js';
import { problemCauseOf, routeNotFound } from './problem-cause.js';

/** The last stop of every error: logs what is ours to mend and answers with a problem that gives nothing away. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  /** @param translate the refusal behind an error of a library, undefined when there is none */
  constructor(private readonly translate: (error: unknown) => DomainError | undefined) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    // a client that went away while it was sending: nobody is left to answer, and nothing is wrong here
    if (request.raw.destroyed && !request.raw.complete) return;

    const error = this.translate(exception) ?? exception;
    const cause =
      error instanceof NotFoundException ? routeNotFound(request.method, request.url) : problemCauseOf(error);
    if (cause.status >= 500) {
      this.logger.error({ request_id: request.id, code: cause.code, err: exception });
    }
    if (reply.sent) return;
    void reply
      .status(cause.status)
      .headers(cause.headers ?? {})
      .header('content-type', PROBLEM_MEDIA_TYPE)
      .send(problemFor(cause, { id: request.id, url: request.url }));
  }
}
