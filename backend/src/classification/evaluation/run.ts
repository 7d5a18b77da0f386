import { setImmediate } from 'node:timers/promises';
import { LlmFailure } from '../llm/llm-failure.js';
import type { Judge, Verdict } from './judge.js';
import type { LabelledTicket } from './labelled-tickets.js';

/** What became of one ticket. */
export type Answer =
  | { readonly ticket: LabelledTicket; readonly verdict: Verdict; readonly failure?: never }
  | { readonly ticket: LabelledTicket; readonly verdict?: never; readonly failure: LlmFailure };

interface RunOptions {
  /** How many tickets are being judged at the same time. */
  readonly concurrency: number;
  /** Ends the run; what is answered by then is kept. */
  readonly signal: AbortSignal;
  readonly onAnswer?: (done: number) => void;
}

/**
 * Lets a judge see every ticket. Failures of a model are results like others.
 * @returns the answers in the tickets' order; fewer than tickets when the signal ended the run
 */
export async function judgeAll(
  judge: Judge,
  tickets: readonly LabelledTicket[],
  { concurrency, signal, onAnswer }: RunOptions,
): Promise<Answer[]> {
  const answers: (Answer | undefined)[] = tickets.map(() => undefined);
  const queue = tickets.entries();
  let done = 0;
  const work = async (): Promise<void> => {
    for (const [index, ticket] of queue) {
      // An answer that needs no waiting would let no signal and no progress through.
      await setImmediate();
      if (signal.aborted) return;
      answers[index] = await answerTo(judge, ticket, signal);
      if (answers[index]) onAnswer?.(++done);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return answers.filter((answer) => answer !== undefined);
}

async function answerTo(judge: Judge, ticket: LabelledTicket, signal: AbortSignal): Promise<Answer | undefined> {
  try {
    return { ticket, verdict: await judge.judge(ticket.text, signal) };
  } catch (error) {
    if (error instanceof LlmFailure) return { ticket, failure: error };
    if (signal.aborted) return undefined;
    throw error;
  }
}
