import { IdPipe } from '../../common/http/id.pipe.js';
import { InvalidPersonIdError, PersonNotFoundError } from './people-errors.js';

/** The number of a person from a path. */
export const PERSON_ID = new IdPipe({
  malformed: () => new InvalidPersonIdError(),
  unknown: (id) => new PersonNotFoundError(id),
});
