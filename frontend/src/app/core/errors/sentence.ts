import { LANGUAGE } from '../../../locale/language';
import { type LostAnswer, lostAnswer, readProblem } from '../../api/problem';
import type { Problem } from '../../api/types';

const BY_LOSS: Readonly<Record<LostAnswer, () => string>> = {
  unreachable: () => $localize`The server could not be reached. Check your connection.`,
  timeout: () => $localize`The server did not answer in time.`,
  unavailable: () => $localize`The server is not available right now.`,
  unreadable: () => $localize`The server gave an answer that this page does not understand.`,
};

/** Stable codes of the API that people should read in other words than the server's own detail, which is English. */
const BY_CODE: Readonly<Record<string, () => string>> = {
  sign_in_required: () => $localize`This needs somebody who has signed in.`,
  sign_in_failed: () => $localize`The e-mail address or the password is not right.`,
  too_many_attempts: () => $localize`There were too many attempts. Wait a little, then try again.`,
  not_allowed: () => $localize`You are not allowed to do this. Ask an administrator.`,
  cross_site_request: () => $localize`The browser says that another site has asked for this. Try again in this page.`,
  setup_closed: () => $localize`There is an administrator already, or this link has been used. Sign in instead.`,
  invalid_link: () => $localize`This link has been used, or it is too old. Ask for a new one.`,
  ticket_not_found: () => $localize`This ticket no longer exists.`,
  request_not_found: () => $localize`There is no ticket at this link.`,
  ticket_not_deleted: () => $localize`It is there again already.`,
  deleted_ticket_not_found: () => $localize`It is gone for good.`,
  database_unavailable: () => $localize`The server cannot reach its database right now.`,
  database_not_migrated: () => $localize`The server is being updated and cannot use its database yet.`,
  payload_too_large: () => $localize`The text is too long to be sent.`,
  malformed_url: () => $localize`There is too much in the address. Use fewer filters or a shorter search.`,
  headers_too_large: () => $localize`There is too much in the address. Use fewer filters or a shorter search.`,
  internal_error: () => $localize`Something went wrong on the server.`,
  request_timeout: () => $localize`The request did not reach the server in time. Try again.`,
  route_not_found: () => $localize`The server does not know this request. Reload the page: it may have been updated.`,
  search_timeout: () => $localize`The search took too long and was stopped.`,
  version_conflict: () => $localize`Somebody else is changing it at the same time.`,
  invalid_cursor: () => $localize`The list has changed. Load it again.`,
  view_not_found: () => $localize`This view no longer exists. Somebody may have deleted it.`,
  view_name_taken: () => $localize`There is a view with this name already. Choose another name.`,
  too_many_views: () => $localize`There are as many views as can be kept. Delete one that nobody needs.`,
  bulk_change_not_found: () => $localize`This bulk change is forgotten: it ended more than a week ago.`,
  bulk_change_ended: () => $localize`This bulk change has ended already.`,
  bulk_change_running: () => $localize`This bulk change has not ended yet. Wait for it, or cancel it.`,
  bulk_change_undone: () => $localize`This bulk change is undone already.`,
};

/** What went wrong in a sentence for people, without codes, numbers of statuses or stack traces. */
export function sentenceFor(error: unknown): string {
  const problem = readProblem(error);
  const known = problem && BY_CODE[problem.code];
  if (known !== undefined) return known();
  const lost = lostAnswer(error);
  if (lost !== undefined) return BY_LOSS[lost]();
  return problem === undefined ? $localize`Something went wrong on this page.` : inTheServersWords(problem);
}

/** They are English; who reads another language gets a sentence that says less. */
function inTheServersWords({ detail, errors }: Problem): string {
  const [message] = Object.values(errors ?? {})[0] ?? [];
  if (LANGUAGE === 'en') return asSentence(message ?? detail);
  return message === undefined
    ? $localize`The server has refused this.`
    : $localize`The server does not accept one of the values.`;
}

/** The API begins a message with the name of the field; other sentences may follow it here. */
function asSentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?…]$/.test(text) ? '' : '.');
}
