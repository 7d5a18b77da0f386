import { IdPipe } from '../common/http/id.pipe.js';
import { InvalidViewIdError, ViewNotFoundError } from './view-errors.js';

/** The number of a view from a path. */
export const VIEW_ID = new IdPipe({
  malformed: () => new InvalidViewIdError(),
  unknown: (id) => new ViewNotFoundError(id),
});
