import { QueryFailedError } from 'typeorm';
import { DatabaseUnavailableError, ValidationError, type DomainError } from '../common/errors/domain-error.js';

/** What people are told when a named constraint refuses a row; the API checks the same rules first. */
const REFUSAL_BY_CONSTRAINT: Record<string, { field: string; message: string }> = {
  ticket_title_not_blank: { field: 'title', message: 'title must not be blank' },
  ticket_title_length: { field: 'title', message: 'title is too long' },
  ticket_description_not_blank: { field: 'description', message: 'description must not be blank' },
  ticket_description_length: { field: 'description', message: 'description is too long' },
  saved_view_name_visible: { field: 'name', message: 'name must be one line of visible characters' },
  saved_view_name_length: { field: 'name', message: 'name is too long' },
};

/**
 * Network failures of the driver, and of PostgreSQL: 08 connection, 53 resources, 57 shutdown or statement timeout,
 * 25006 read-only, 40 deadlock, 28 and 3D a login or database that is not there.
 */
const UNAVAILABLE =
  /^(ECONN\w+|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|(08|28|3D|40|53|57)\w{3}|25006)$/;

/** The driver gives these no code. */
const UNAVAILABLE_MESSAGE =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** The refusal behind an error of the database, or undefined when it is not one of its errors or is our own fault. */
export function translateDatabaseError(error: unknown): DomainError | undefined {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (!Error.isError(cause)) return undefined;
  const { code, constraint } = cause as Error & { code?: unknown; constraint?: unknown };
  const refusal = typeof constraint === 'string' ? REFUSAL_BY_CONSTRAINT[constraint] : undefined;
  if (refusal) return new ValidationError({ [refusal.field]: [refusal.message] });
  if ((typeof code === 'string' && UNAVAILABLE.test(code)) || UNAVAILABLE_MESSAGE.test(cause.message)) {
    return new DatabaseUnavailableError();
  }
  return undefined;
}

/** True when the database refuses the values themselves, so that they will never do: 22 data, 23 constraints. */
export function isRefusedData(error: unknown): boolean {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  const { code } = (cause ?? {}) as { code?: unknown };
  return typeof code === 'string' && /^2[23]/.test(code);
}
