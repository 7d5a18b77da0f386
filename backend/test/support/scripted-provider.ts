import { LlmProvider, type LlmAnswer } from '../../src/classification/llm/llm-provider.js';
import type { Judgement, LlmProviderName, TicketText } from '../../src/classification/suggestion.js';

export const judgementOf = (changes: Partial<Judgement> = {}): Judgement => ({
  category: 'billing',
  priority: 'high',
  categoryConfidence: 0.8,
  priorityConfidence: 0.7,
  reason: 'Because.',
  evidence: [],
  ...changes,
});

const answerOf = (changes: Partial<LlmAnswer> = {}): LlmAnswer => ({
  judgement: judgementOf(),
  inputTokens: 400,
  outputTokens: 50,
  ...changes,
});

/** Answers what the test says, call by call; the last answer holds. */
export class ScriptedProvider extends LlmProvider {
  readonly model = 'scripted-model';
  calls = 0;
  readonly signals: AbortSignal[] = [];
  private readonly script: ((signal: AbortSignal) => Promise<LlmAnswer>)[];

  constructor(
    readonly name: LlmProviderName,
    ...script: ((signal: AbortSignal) => Promise<LlmAnswer>)[]
  ) {
    super();
    this.script = script;
  }

  override judge(_text: TicketText, signal?: AbortSignal): Promise<LlmAnswer> {
    if (!signal) throw new Error('The chain has to pass a signal.');
    this.signals.push(signal);
    const step = this.script[Math.min(this.calls, this.script.length - 1)];
    this.calls += 1;
    return step ? step(signal) : Promise.reject(new Error('The script is empty.'));
  }
}

export const answers = (): Promise<LlmAnswer> => Promise.resolve(answerOf());

export const fails = (error: Error) => (): Promise<LlmAnswer> => Promise.reject(error);

/** Never answers, and ends with the signal's reason as a well-behaved provider does. */
export const hangs = (signal: AbortSignal): Promise<LlmAnswer> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });

/** Answers after a while, in the test's own time. */
export const answersAfter = (milliseconds: number) => (): Promise<LlmAnswer> =>
  new Promise((resolve) => setTimeout(() => resolve(answerOf()), milliseconds));
