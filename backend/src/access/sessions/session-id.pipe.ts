import { IdPipe } from '../../common/http/id.pipe.js';
import { InvalidSessionIdError, SessionNotFoundError } from './session-errors.js';

/** The number of a session from a path. */
export const SESSION_ID = new IdPipe({
  malformed: () => new InvalidSessionIdError(),
  unknown: (id) => new SessionNotFoundError(id),
});
