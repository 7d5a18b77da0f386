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

/** Why a request has no answer: it never arrived, took too long, or whoever answered could not do so for the API. */
export type LostAnswer = 'unreachable' | 'timeout' | 'unavailable' | 'unreadable';

/** Problems that say nothing about the request: nginx stands before a stopped backend, or the backend has no database. */
const OUTAGES: readonly string[] = ['backend_unavailable', 'database_unavailable', 'database_not_migrated'];

/** How the answer was lost, or undefined when the API refused the request, or when there was none at all. */
export function lostAnswer(error: unknown): LostAnswer | undefined {
  if (!(error instanceof HttpErrorResponse)) return undefined;
  const problem = readProblem(error);
  if (problem !== undefined) return OUTAGES.includes(problem.code) ? 'unavailable' : undefined;
  const cause: unknown = error.error;
  if (error.status === 0) {
    return cause instanceof DOMException && cause.name === 'TimeoutError' ? 'timeout' : 'unreachable';
  }
  return [502, 503, 504].includes(error.status) ? 'unavailable' : 'unreadable';
}
