import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, TooManyError } from '../../common/errors/domain-error.js';
import { translateDatabaseError } from '../../database/database-error.js';
import { attemptTokenOf, noAttemptCookie } from './openid-cookie.js';
import { OpenIdSignInError, type OpenIdProblem } from './openid-errors.js';
import { START_PAGE } from './own-path.js';

/** A person stands before these answers, not a program: they are led to the sign-in page, which says what went wrong. */
@Catch()
export class OpenIdProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(OpenIdProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const isExpected = error instanceof DomainError || translateDatabaseError(error) !== undefined;
    if (!isExpected) this.logger.error({ request_id: request.id, code: 'openid_sign_in_failed', err: error });
    if (attemptTokenOf(request) !== undefined) void reply.header('set-cookie', noAttemptCookie(request));
    void reply.status(303).header('location', signInPage(error)).send();
  }
}

function signInPage(error: unknown): string {
  const query = new URLSearchParams({ problem: problemOf(error) });
  const next = error instanceof OpenIdSignInError ? error.next : undefined;
  if (next !== undefined && next !== START_PAGE) query.set('next', next);
  return `/sign-in?${query.toString()}`;
}

function problemOf(error: unknown): OpenIdProblem {
  if (error instanceof OpenIdSignInError) return error.problem;
  return error instanceof TooManyError ? 'too_many' : 'failed';
}
