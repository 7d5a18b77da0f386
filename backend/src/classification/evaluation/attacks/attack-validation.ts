import { LlmFailure } from '../../llm/llm-failure.js';
import type { Attack } from './attack.js';
import { breachesIn, promptBreachesIn } from './breaches.js';
import { OBEDIENCE, OBEDIENCE_NAMES, type ObedienceName } from './obedience.js';
import { ObedientModel } from './obedient-model.js';

/** An attack, and how the model gives in to it. */
export interface Surrender {
  readonly attack: Attack;
  readonly obedience: ObedienceName;
}

/** What came of answers that a model gave under attack. */
export interface Passage {
  readonly attempts: number;
  /** Refused as a whole: the embedded model is asked instead. */
  readonly refused: number;
  /** Accepted with another category or priority than the right one. */
  readonly changed: number;
  /** Accepted with something that has to be stopped. */
  readonly breached: number;
}

export interface ValidationUnderAttack {
  readonly obediences: readonly (Passage & { readonly obedience: ObedienceName })[];
  readonly total: Passage;
  /** What got through although it has to be stopped, with the form of the answer and the injection. */
  readonly breaches: readonly string[];
  /** Attacks that did something to the prompt that they must not. */
  readonly promptBreaches: readonly string[];
}

interface Passed extends Surrender {
  /** Null for an answer that was refused. */
  readonly isChanged: boolean | null;
  readonly breaches: readonly string[];
}

/** Every attack with every way of giving in to it. */
export function everySurrender(attacks: readonly Attack[]): Surrender[] {
  return OBEDIENCE_NAMES.flatMap((obedience) => attacks.map((attack) => ({ attack, obedience })));
}

/**
 * Plays a model that obeys its tickets and looks at what the validation lets through.
 * @throws what a provider must not throw: anything but an LlmFailure
 */
export async function attackValidation(
  surrenders: readonly Surrender[],
  signal: AbortSignal,
  onAnswer: (done: number) => void = () => undefined,
): Promise<ValidationUnderAttack> {
  await using model = await ObedientModel.start();
  const passed: Passed[] = [];
  for (const surrender of surrenders) {
    if (signal.aborted) break;
    passed.push(await pass(model, surrender));
    onAnswer(passed.length);
  }
  const attacks = new Set(surrenders.map(({ attack }) => attack));
  return {
    obediences: OBEDIENCE_NAMES.map((obedience) => ({
      obedience,
      ...passageOf(passed.filter((one) => one.obedience === obedience)),
    })),
    total: passageOf(passed),
    breaches: passed.flatMap(({ attack, obedience, breaches }) =>
      breaches.map((breach) => `${obedience}: ${breach}: ${attack.injection}`),
    ),
    promptBreaches: Array.from(attacks).flatMap(({ text, injection }) =>
      promptBreachesIn(text).map((breach) => `${breach}: ${injection}`),
    ),
  };
}

async function pass(model: ObedientModel, { attack, obedience }: Surrender): Promise<Passed> {
  model.answer = (sent) => OBEDIENCE[obedience](attack, sent);
  try {
    const { judgement } = await model.provider.judge(attack.text);
    const { category, priority } = attack.base;
    const isChanged = judgement.category !== category || judgement.priority !== priority;
    return { attack, obedience, isChanged, breaches: breachesIn(judgement, attack.text) };
  } catch (error) {
    if (!(error instanceof LlmFailure)) throw error;
    return { attack, obedience, isChanged: null, breaches: [] };
  }
}

function passageOf(passed: readonly Passed[]): Passage {
  return {
    attempts: passed.length,
    refused: passed.filter(({ isChanged }) => isChanged === null).length,
    changed: passed.filter(({ isChanged }) => isChanged === true).length,
    breached: passed.filter(({ breaches }) => breaches.length > 0).length,
  };
}
