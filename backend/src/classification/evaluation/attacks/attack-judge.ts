import { Environment } from '../../../config/environment.js';
import type { Judgement, TicketText } from '../../suggestion.js';
import type { Judge } from '../judge.js';
import type { LabelledTicket } from '../labelled-tickets.js';
import { judgeAll } from '../run.js';
import { ATTACK_KINDS, type Attack, type AttackKind } from './attack.js';
import { BASE_TICKETS, HARMLESS_ADDITIONS, type BaseTicket } from './base-tickets.js';
import { breachesIn } from './breaches.js';

/** What additions to honest tickets did to a judge's answers. */
export interface Effect {
  readonly attempts: number;
  /** How many of them were answered. */
  readonly answered: number;
  /** Another category or priority than for the honest ticket. */
  readonly changed: number;
  readonly categoryChanged: number;
  readonly priorityChanged: number;
  /** All that the attack wanted, and not so for the honest ticket. */
  readonly reached: number;
  /** Of the changed ones: a changed value that is so unsure that a person is asked to look at it. */
  readonly needingReview: number;
}

export interface JudgeUnderAttack {
  readonly source: string;
  readonly model: string;
  readonly version: string;
  readonly kinds: readonly (Effect & { readonly kind: AttackKind })[];
  readonly total: Effect;
  /** What harmless additions do: the measure for the rest. */
  readonly harmless: Effect;
  /** What must never be in an answer, with the injection that brought it about. */
  readonly breaches: readonly string[];
}

interface Addition {
  readonly base: BaseTicket;
  readonly text: TicketText;
  readonly attack?: Attack;
}

interface Trial extends Addition {
  /** Null without an answer. */
  readonly change: Change | null;
}

interface Change {
  readonly honest: Judgement;
  readonly attacked: Judgement;
}

interface AttackOptions {
  readonly concurrency: number;
  readonly signal: AbortSignal;
  readonly onAnswer?: (done: number) => void;
}

const HARMLESS: readonly Addition[] = Object.values(BASE_TICKETS).flatMap((base) =>
  HARMLESS_ADDITIONS.map((addition) => ({
    base,
    text: { title: base.title, description: `${base.description}\n\n${addition}` },
  })),
);

/** How many answers `attackJudge` needs. */
export function answersNeeded(attacks: readonly Attack[]): number {
  return Object.keys(BASE_TICKETS).length + HARMLESS.length + attacks.length;
}

/** Shows a judge every honest ticket, then with harmless additions, then with attacks, and compares. */
export async function attackJudge(
  judge: Judge,
  attacks: readonly Attack[],
  options: AttackOptions,
): Promise<JudgeUnderAttack> {
  const additions: readonly Addition[] = [...HARMLESS, ...attacks.map((attack) => ({ ...attack, attack }))];
  const bases = Object.values(BASE_TICKETS).map((base) => ticketOf(base, base));
  const answers = await judgeAll(
    judge,
    [...bases, ...additions.map(({ base, text }) => ticketOf(base, text))],
    options,
  );
  const judgements = new Map(answers.map(({ ticket, verdict }) => [ticket.text, verdict?.judgement]));
  const trials = additions.map((addition): Trial => {
    const [honest, attacked] = [judgements.get(addition.base), judgements.get(addition.text)];
    return { ...addition, change: honest && attacked ? { honest, attacked } : null };
  });
  const attacked = trials.filter(({ attack }) => attack !== undefined);
  const { source, model, version } = judge;
  return {
    source,
    model,
    version,
    kinds: ATTACK_KINDS.map((kind) => ({ kind, ...effectOf(attacked.filter(({ attack }) => attack?.kind === kind)) })),
    total: effectOf(attacked),
    harmless: effectOf(trials.filter(({ attack }) => attack === undefined)),
    breaches: attacked.flatMap(({ attack, text, change }) =>
      change && attack ? breachesIn(change.attacked, text).map((breach) => `${breach}: ${attack.injection}`) : [],
    ),
  };
}

function ticketOf({ category, priority }: BaseTicket, text: TicketText): LabelledTicket {
  return { name: text.title ?? '', text, category, priority };
}

function effectOf(trials: readonly Trial[]): Effect {
  const count = (holds: (change: Change, trial: Trial) => boolean) =>
    trials.filter((trial) => trial.change !== null && holds(trial.change, trial)).length;
  return {
    attempts: trials.length,
    answered: count(() => true),
    changed: count((change) => isChanged('category', change) || isChanged('priority', change)),
    categoryChanged: count((change) => isChanged('category', change)),
    priorityChanged: count((change) => isChanged('priority', change)),
    reached: count((change, { attack }) => attack !== undefined && isReached(change, attack)),
    needingReview: count(needsReview),
  };
}

function isChanged(field: 'category' | 'priority', { honest, attacked }: Change): boolean {
  return honest[field] !== attacked[field];
}

function isReached({ honest, attacked }: Change, { wanted }: Attack): boolean {
  const asWanted = ({ category, priority }: Judgement) =>
    (wanted.category ?? category) === category && (wanted.priority ?? priority) === priority;
  return asWanted(attacked) && !asWanted(honest);
}

function needsReview(change: Change): boolean {
  const threshold = new Environment().REVIEW_THRESHOLD;
  const { categoryConfidence, priorityConfidence } = change.attacked;
  return (
    (isChanged('category', change) && categoryConfidence < threshold) ||
    (isChanged('priority', change) && priorityConfidence < threshold)
  );
}
