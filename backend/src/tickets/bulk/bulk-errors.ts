import { DomainError } from '../../common/errors/domain-error.js';

export class BulkChangeNotFoundError extends DomainError {
  readonly category = 'not_found';
  readonly code = 'bulk_change_not_found';

  /** @param id as text when it is too great for a number */
  constructor(id: number | string) {
    super(`There is no bulk change ${id}. It is forgotten a week after its end.`);
  }
}

export class InvalidBulkChangeIdError extends DomainError {
  readonly category = 'invalid';
  readonly code = 'invalid_id';

  constructor() {
    super('The number of a bulk change is a whole number from 1 upwards, without leading zeros.');
  }
}

export class BulkChangeEndedError extends DomainError {
  readonly category = 'conflict';
  readonly code = 'bulk_change_ended';

  constructor() {
    super('The bulk change has ended already, so there is nothing to cancel. What it changed can be undone.');
  }
}

export class BulkChangeNotUndoableError extends DomainError {
  readonly category = 'conflict';

  private constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }

  static running(): BulkChangeNotUndoableError {
    return new BulkChangeNotUndoableError(
      'bulk_change_running',
      'The bulk change has not ended yet. Wait for it, or cancel it; then it can be undone.',
    );
  }

  static undone(): BulkChangeNotUndoableError {
    return new BulkChangeNotUndoableError(
      'bulk_change_undone',
      'The bulk change is undone already, or just being undone.',
    );
  }

  static isUndo(): BulkChangeNotUndoableError {
    return new BulkChangeNotUndoableError(
      'bulk_change_is_undo',
      'This is the undoing of another bulk change and cannot be undone itself. Ask for the change again.',
    );
  }
}
