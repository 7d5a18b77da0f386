import { IdPipe } from '../../common/http/id.pipe.js';
import { BulkChangeNotFoundError, InvalidBulkChangeIdError } from './bulk-errors.js';

/** The number of a bulk change from a path. */
export const BULK_ID = new IdPipe({
  malformed: () => new InvalidBulkChangeIdError(),
  unknown: (id) => new BulkChangeNotFoundError(id),
});
