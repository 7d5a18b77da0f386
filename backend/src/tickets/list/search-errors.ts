import { DomainError } from '../../common/errors/domain-error.js';

/** A list that has no bound for its cost, by a search or by what needs a review, was not ready in time. */
export class SearchTimeoutError extends DomainError {
  readonly category = 'unavailable';
  readonly code = 'search_timeout';

  constructor() {
    super(
      'Finding these tickets took too long and was stopped. Narrow the list by a filter, take the order newest, or search for a longer or a rarer word.',
    );
  }
}
