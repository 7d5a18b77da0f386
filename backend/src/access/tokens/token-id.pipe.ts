import { IdPipe } from '../../common/http/id.pipe.js';
import { InvalidTokenIdError, TokenNotFoundError } from './token-errors.js';

/** The number of a token from a path. */
export const TOKEN_ID = new IdPipe({
  malformed: () => new InvalidTokenIdError(),
  unknown: (id) => new TokenNotFoundError(id),
});
