import type { Provider } from '../../../api/types';

export const STATE_WORDS = {
  ready: () => $localize`:of a language model|:ready`,
  failing: () => $localize`:of a language model|:fails, is still asked`,
  paused: () => $localize`:of a language model|:left alone for a while`,
  capped: () => $localize`:of a language model|:used up for today`,
  off: () => $localize`:of a language model|:switched off`,
} as const satisfies Record<Provider['state'], () => string>;

/** Why a call failed. */
export const FAILURE_WORDS = {
  unauthorized: () => $localize`:why a call failed|:the key is refused`,
  rate_limited: () => $localize`:why a call failed|:too many requests`,
  unavailable: () => $localize`:why a call failed|:not available`,
  timeout: () => $localize`:why a call failed|:no answer in time`,
  invalid_answer: () => $localize`:why a call failed|:an answer that makes no sense`,
  refused: () => $localize`:why a call failed|:it refused the request`,
  unexpected: () => $localize`:why a call failed|:something unexpected`,
  out_of_time: () => $localize`:why a call failed|:no time was left`,
  paused: () => $localize`:why a call failed|:it was left alone`,
  busy: () => $localize`:why a call failed|:too many calls at the same time`,
  capped: () => $localize`:why a call failed|:used up for today`,
  uncounted: () => $localize`:why a call failed|:calls could not be counted`,
} as const satisfies Record<NonNullable<Provider['last_error']>['class'], () => string>;
