import { readProblem } from '../../../api/problem';
import { sentenceFor } from '../../../core/errors/sentence';

/** Why there is no list, for people. */
interface ListFailure {
  readonly heading: string;
  readonly detail: string;
}

/** @param filtered true when filters were asked for; they are kept */
export function listFailure(error: unknown, filtered = false): ListFailure {
  if (readProblem(error)?.code === 'search_timeout') {
    return {
      heading: $localize`The search took too long`,
      detail: withKept(
        $localize`It was stopped. Narrow it by a filter, or search for a longer or a rarer word.`,
        filtered,
      ),
    };
  }
  return { heading: $localize`The tickets could not be loaded`, detail: withKept(sentenceFor(error), filtered) };
}

function withKept(reason: string, filtered: boolean): string {
  return filtered ? $localize`${reason}:reason: Your filters are kept.` : reason;
}
