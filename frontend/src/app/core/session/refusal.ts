import { sentenceFor } from '../errors/sentence';
import { SessionNotKept } from './session';

/** Why somebody could not be signed in, in a sentence for them. */
export function refusalOf(error: unknown): string {
  return error instanceof SessionNotKept
    ? $localize`Your browser has not kept the session. Open TriageDesk by https, or as localhost on its own machine.`
    : sentenceFor(error);
}
