import { DomainError } from '../../common/errors/domain-error.js';

export class RequestNotFoundError extends DomainError {
  readonly category = 'not_found';
  readonly code = 'request_not_found';

  constructor() {
    super('There is no ticket for this link. It may have been deleted, or the link was copied only in part.');
  }
}
