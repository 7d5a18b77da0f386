import { IdPipe } from '../../../common/http/id.pipe.js';
import { ImportNotFoundError, InvalidImportIdError } from '../transfer-errors.js';

/** An import's number from a path. */
export const IMPORT_ID = new IdPipe({
  malformed: () => new InvalidImportIdError(),
  unknown: (id) => new ImportNotFoundError(id),
});
