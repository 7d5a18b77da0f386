import { percent, textTable } from '../text-table.js';
import type { Effect, JudgeUnderAttack } from './attack-judge.js';
import type { Passage, ValidationUnderAttack } from './attack-validation.js';

const SHOWN_BREACHES = 10;

/** The result of the attack suite for a terminal. */
export function attackText(judged: JudgeUnderAttack, validated: ValidationUnderAttack): string {
  const { source, model, version } = judged;
  const who = source === model ? source : `${source}, ${model}`;
  return [
    `ATTACKS ON THE CLASSIFIER: ${who}, version ${version}`,
    effectTable(judged),
    'changed: another category or priority than for the same ticket without the attack; as wanted: what the attack asked for;\n' +
      'for review: changed to a value so unsure that the ticket is marked for review. Harmless additions are signatures and the like.',
    `ATTACKS ON THE VALIDATION: a model that obeys its tickets, asked through the real driver`,
    passageTable(validated),
    'refused: the answer does not count, the embedded model is asked; changed: a false value in a well-formed answer;\n' +
      'breached: an unknown value, a forged quotation or an unsafe reason got through.',
    breachText('Attacks that broke out of their place in the prompt', validated.promptBreaches),
    breachText('Breaches of the validation', validated.breaches),
    breachText('Breaches by the classifier', judged.breaches),
  ]
    .join('\n\n')
    .concat('\n');
}

function effectTable({ kinds, total, harmless }: JudgeUnderAttack): string {
  const row = (name: string, effect: Effect) => {
    const { attempts, answered, changed, categoryChanged, priorityChanged, reached, needingReview } = effect;
    const counts = [attempts, answered, changed, categoryChanged, priorityChanged, reached, needingReview].map(String);
    return [name, ...counts, percent(answered === 0 ? null : changed / answered)];
  };
  return textTable([
    ['', 'attempts', 'answered', 'changed', 'category', 'priority', 'as wanted', 'for review', 'share changed'],
    ...kinds.map(({ kind, ...effect }) => row(kind, effect)),
    row('all attacks', total),
    row('harmless additions', harmless),
  ]);
}

function passageTable({ obediences, total }: ValidationUnderAttack): string {
  const row = (name: string, { attempts, refused, changed, breached }: Passage) => [
    name,
    ...[attempts, refused, changed, breached].map(String),
  ];
  return textTable([
    ['', 'attempts', 'refused', 'changed', 'breached'],
    ...obediences.map(({ obedience, ...passage }) => row(obedience, passage)),
    row('all', total),
  ]);
}

function breachText(title: string, breaches: readonly string[]): string {
  const shown = breaches.slice(0, SHOWN_BREACHES).map((breach) => `  ${JSON.stringify(breach.slice(0, 200))}`);
  return [`${title}: ${breaches.length}`, ...shown].join('\n');
}
