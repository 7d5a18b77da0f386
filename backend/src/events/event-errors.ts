import { DomainError } from '../common/errors/domain-error.js';

export class TooManyEventStreamsError extends DomainError {
  readonly category = 'unavailable';
  readonly code = 'too_many_event_streams';

  constructor() {
    super(
      'This server tells as many clients about events as it may. Try again in a few seconds, or read the tickets anew.',
    );
  }
}
