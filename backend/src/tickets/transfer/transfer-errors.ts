import { DomainError } from '../../common/errors/domain-error.js';

/** A file that cannot be read as what it is said to be; nothing of it is kept. */
export class MalformedFileError extends DomainError {
  readonly category = 'invalid';
  readonly code = 'malformed_file';
}

export class ImportTooLargeError extends DomainError {
  readonly category = 'too_large';
  readonly code = 'payload_too_large';

  /** @param megabytes the most that an import may have */
  constructor(megabytes: number) {
    super(`The file is larger than ${megabytes} MB. Divide it, and import one part after the other.`);
  }
}

export class TooManyRowsError extends DomainError {
  readonly category = 'too_large';
  readonly code = 'too_many_rows';

  /** @param rows the most that an import may have */
  constructor(rows: number) {
    super(`The file holds more than ${rows} rows. Divide it, and import one part after the other.`);
  }
}

export class ImportRepeatedError extends DomainError {
  readonly category = 'conflict';
  readonly code = 'import_repeated';

  /** @param id of the import that brought the same file */
  constructor(id: number) {
    super(
      `Import ${id} brought exactly this file, so its tickets would be there twice. Nothing was added. ` +
        'If that is what you want, send it again with allow_duplicate=true.',
    );
  }
}

export class TooManyImportsError extends DomainError {
  readonly category = 'conflict';
  readonly code = 'too_many_imports';

  constructor() {
    super('Too many imports are waiting. Send the file again when some of them have ended.');
  }
}

export class InvalidImportIdError extends DomainError {
  readonly category = 'invalid';
  readonly code = 'invalid_id';

  constructor() {
    super('The number of an import is a whole number from 1 upwards, without leading zeros.');
  }
}

export class ImportNotFoundError extends DomainError {
  readonly category = 'not_found';
  readonly code = 'import_not_found';

  /** @param id as text when it is too great for a number */
  constructor(id: number | string) {
    super(`There is no import ${id}. Imports are forgotten 7 days after they have ended.`);
  }
}

export class ImportEndedError extends DomainError {
  readonly category = 'conflict';
  readonly code = 'import_ended';

  /** @param added how many tickets it had added when it ended */
  constructor(id: number, added: number) {
    super(`Import ${id} has ended already, with ${added} tickets added. There is nothing to cancel.`);
  }
}
