import { DomainError } from '../../common/errors/domain-error.js';

export class SearchTimeoutError extends DomainError {
  readonly category = 'unavailable';
  readonly code = 'search_timeout';

  constructor() {
    super('The search took too long and was stopped. Narrow it by a filter, or search for a longer or a rarer word.');
  }
}
