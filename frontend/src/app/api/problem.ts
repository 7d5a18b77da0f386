import { HttpErrorResponse } from '@angular/common/http';
import type { Problem, Ticket, VersionConflict } from './types';

/** The problem details (RFC 9457) a failed request carried, or undefined when it carried none. */
export function readProblem(error: unknown): Problem | undefined {
  if (!(error instanceof HttpErrorResponse)) return undefined;
  const body: unknown = error.error;
  if (typeof body !== 'object' || body === null || !('code' in body) || typeof body.code !== 'string') return undefined;
  return body as Problem;
}

/** The ticket as it is now, when a change of it was refused because somebody else had changed it meanwhile. */
export function conflictingTicket(error: unknown): Ticket | undefined {
  const problem = readProblem(error);
  return problem?.code === 'version_conflict' ? (problem as VersionConflict).current : undefined;
}

/** The messages of a refused form by field name; empty when the failure is not about fields. */
export function fieldMessages(error: unknown): Readonly<Record<string, readonly string[]>> {
  return readProblem(error)?.errors ?? {};
}

/** Why a request has no answer of the API: it never arrived, took too long, or something in between answered. */
export type LostAnswer = 'unreachable' | 'timeout' | 'unavailable' | 'unreadable';

/** How the answer was lost, or undefined when the error is a problem of the API or no failed request at all. */
export function lostAnswer(error: unknown): LostAnswer | undefined {
  if (!(error instanceof HttpErrorResponse) || readProblem(error) !== undefined) return undefined;
  const cause: unknown = error.error;
  if (error.status === 0) {
    return cause instanceof DOMException && cause.name === 'TimeoutError' ? 'timeout' : 'unreachable';
  }
  return [502, 503, 504].includes(error.status) ? 'unavailable' : 'unreadable';
}
