import { type LostAnswer, lostAnswer, readProblem } from '../../api/problem';

const BY_LOSS: Readonly<Record<LostAnswer, () => string>> = {
  unreachable: () => $localize`The server could not be reached. Check your connection.`,
  timeout: () => $localize`The server did not answer in time.`,
  unavailable: () => $localize`The server is not available right now.`,
  unreadable: () => $localize`The server gave an answer that this page does not understand.`,
};

/** Stable codes of the API that people should read in other words than the server's own detail. */
const BY_CODE: Readonly<Record<string, () => string>> = {
  ticket_not_found: () => $localize`This ticket no longer exists.`,
  database_unavailable: () => $localize`The server cannot reach its database right now.`,
  payload_too_large: () => $localize`The text is too long to be sent.`,
  internal_error: () => $localize`Something went wrong on the server.`,
  version_conflict: () => $localize`Somebody else is changing it at the same time.`,
  invalid_cursor: () => $localize`The list has changed. Load it again.`,
};

/** What went wrong in a sentence for people, without codes, numbers of statuses or stack traces. */
export function sentenceFor(error: unknown): string {
  const lost = lostAnswer(error);
  if (lost !== undefined) return BY_LOSS[lost]();

  const problem = readProblem(error);
  if (problem === undefined) return $localize`Something went wrong on this page.`;
  return BY_CODE[problem.code]?.() ?? asSentence(Object.values(problem.errors ?? {})[0]?.[0] ?? problem.detail);
}

/** The API begins a message with the name of the field; other sentences may follow it here. */
function asSentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?…]$/.test(text) ? '' : '.');
}
