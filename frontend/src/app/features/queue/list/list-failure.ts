import { readProblem } from '../../../api/problem';
import { sentenceFor } from '../../../core/errors/sentence';

/** Why there is no list, for people. */
interface ListFailure {
  readonly heading: string;
  readonly detail: string;
}

export function listFailure(error: unknown): ListFailure {
  if (readProblem(error)?.code === 'search_timeout') {
    return {
      heading: 'The search took too long',
      detail: 'It was stopped. Narrow it by a filter, or search for a longer or a rarer word.',
    };
  }
  return { heading: 'The tickets could not be loaded', detail: sentenceFor(error) };
}
