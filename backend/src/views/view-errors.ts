import { DomainError, StaleVersionError } from '../common/errors/domain-error.js';
import type { SavedViewDto } from './dto/saved-view.dto.js';

export class ViewNotFoundError extends DomainError {
  readonly category = 'not_found';
  readonly code = 'view_not_found';

  /** @param id as text when it is too great for a number */
  constructor(id: number | string) {
    super(`There is no view ${id}. Somebody may have deleted it.`);
  }
}

export class InvalidViewIdError extends DomainError {
  readonly category = 'invalid';
  readonly code = 'invalid_id';

  constructor() {
    super('The number of a view is a whole number from 1 upwards, without leading zeros.');
  }
}

export class ViewNameTakenError extends DomainError {
  readonly category = 'conflict';
  readonly code = 'view_name_taken';

  constructor(name: string) {
    super(`There is a view named “${name}” already, perhaps in other upper and lower case. Choose another name.`);
  }
}

export class TooManyViewsError extends DomainError {
  readonly category = 'conflict';
  readonly code = 'too_many_views';

  constructor(most: number) {
    super(`There are ${most} views already, and no more are kept. Delete one that nobody needs.`);
  }
}

export class ViewChangedError extends StaleVersionError {
  readonly code = 'version_conflict';

  constructor(current: SavedViewDto) {
    super(
      'Somebody has changed this view meanwhile, so your change was not made. Look at "current", and send the change again with its version if it still makes sense.',
      current.version,
      current,
    );
  }
}
