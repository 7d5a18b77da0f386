import type { LlmFailure } from '../../src/classification/llm/llm-failure.js';
import {
  brokenConnection,
  cutBody,
  silence,
  stalledBody,
  webPage,
  type Answer,
  type FakeLlmServer,
} from './fake-llm-server.js';
import type { WireFormat } from './llm-wire-formats.js';

/** What every server of the matrix is asked about. */
export const TICKET = { title: 'Login fails', description: 'Nobody in our office can sign in since noon. Refund us.' };

const JUDGEMENT = {
  category: 'account',
  priority: 'critical',
  category_confidence: 0.93,
  priority_confidence: 0.81,
  reason: 'A whole office cannot sign in.',
  evidence: ['Nobody in our office can sign in'],
};

export const GOOD_ANSWER = JSON.stringify(JUDGEMENT);

const answerWith = (changes: object): string => JSON.stringify({ ...JUDGEMENT, ...changes });

/** A megabyte in the reason, where it is not the form of the answer that gives it away. */
const MEGABYTE = answerWith({ reason: 'x'.repeat(1_000_000) });

export interface LlmCase {
  readonly name: string;
  readonly answer: (format: WireFormat) => Answer;
  /** Where the provider is configured to be; at the server unless said otherwise. */
  readonly address?: (server: FakeLlmServer) => string | Promise<string>;
}

export interface LlmFault extends LlmCase {
  readonly kind: LlmFailure['kind'];
}

const DELAY_MS = 60;

function late(answer: Answer): Answer {
  return (response, request) => void setTimeout(() => answer(response, request), DELAY_MS);
}

/** Servers that behave, or misbehave in ways that we put up with. */
export const GOOD_CASES: readonly LlmCase[] = [
  { name: 'success', answer: ({ answer }) => answer(GOOD_ANSWER) },
  { name: 'a slow first byte', answer: ({ answer }) => late(answer(GOOD_ANSWER)) },
  { name: 'fenced JSON', answer: ({ answer }) => answer('```json\n' + GOOD_ANSWER + '\n```') },
  { name: 'wrong case', answer: ({ answer }) => answer(answerWith({ category: 'Account', priority: 'CRITICAL' })) },
];

const hasGone = async (server: FakeLlmServer): Promise<string> => {
  const { url } = server;
  await server.stop();
  return url;
};

/** What a provider can do wrong, and what we make of it. */
export const FAULTS: readonly LlmFault[] = [
  { name: '401', kind: 'unauthorized', answer: ({ error }) => error(401) },
  { name: '403', kind: 'unauthorized', answer: ({ error }) => error(403) },
  { name: '429 with Retry-After', kind: 'rate_limited', answer: ({ error }) => error(429, { 'retry-after': '30' }) },
  { name: '404, an unknown model', kind: 'unavailable', answer: ({ error }) => error(404) },
  { name: '500', kind: 'unavailable', answer: ({ error }) => error(500) },
  { name: '529', kind: 'unavailable', answer: ({ error }) => error(529) },
  { name: 'a redirect', kind: 'unavailable', answer: ({ error }) => error(307, { location: '/elsewhere' }) },
  { name: 'connection refused', kind: 'unavailable', answer: () => silence, address: hasGone },
  { name: 'DNS failure', kind: 'unavailable', answer: () => silence, address: () => 'http://llm.invalid' },
  { name: 'a connection cut without answer', kind: 'unavailable', answer: () => brokenConnection },
  { name: 'a hang', kind: 'timeout', answer: () => silence },
  { name: 'a hang in the body', kind: 'timeout', answer: () => stalledBody },
  { name: 'a cut response', kind: 'invalid_answer', answer: () => cutBody },
  { name: 'cut JSON', kind: 'invalid_answer', answer: ({ answer }) => answer(GOOD_ANSWER.slice(0, 60)) },
  { name: 'JSON cut by the limit', kind: 'invalid_answer', answer: ({ answer }) => answer(GOOD_ANSWER, 'cut') },
  { name: 'prose around JSON', kind: 'invalid_answer', answer: ({ answer }) => answer(`Sure! ${GOOD_ANSWER} Bye.`) },
  { name: 'prose', kind: 'invalid_answer', answer: ({ answer }) => answer('This looks like an account problem.') },
  { name: 'a wrong enum', kind: 'invalid_answer', answer: ({ answer }) => answer(answerWith({ category: 'sales' })) },
  { name: 'an empty answer', kind: 'invalid_answer', answer: ({ answer }) => answer('') },
  { name: 'an answer of 1 MB', kind: 'invalid_answer', answer: ({ answer }) => answer(MEGABYTE) },
  { name: 'a web page', kind: 'invalid_answer', answer: () => webPage },
  {
    name: 'an echo of the prompt',
    kind: 'invalid_answer',
    answer:
      ({ answer }) =>
      (response, request) =>
        answer(JSON.stringify(request.body))(response, request),
  },
  { name: 'a refusal', kind: 'refused', answer: ({ answer }) => answer(GOOD_ANSWER, 'refused') },
];

/** What must be in no answer and in no log. */
export const LEAKS = /stays-secret|stay private|Nobody in our office/;
