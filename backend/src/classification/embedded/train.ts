import type { Category } from '../../domain/category.js';
import type { Priority } from '../../domain/priority.js';
import type { TicketText } from '../suggestion.js';
import { BUCKETS, featuresOf, wordHash, type Features } from './features.js';
import { seededRandom } from '../../common/seeded-random.js';
import { vectorOf, type Rarity } from './rarity.js';
import { HEADS, type HeadName, type Regression } from './model.js';

/** Looked up once: in a sandbox such as the tests', each look-up of a global costs more than the function itself. */
const { abs, exp, max, sqrt } = Math;

/** A labelled ticket. A label that nobody has decided is left out. */
export interface Example extends TicketText {
  readonly category?: Category;
  readonly priority?: Priority;
  /** How much it counts; 1 for a ticket of the corpus. */
  readonly weight?: number;
}

/** Chosen by leave-one-trade-out (docs/decisions). */
const EPOCHS = 8;
const LEARNING_RATE = 0.1;
const L2 = 1e-5;
const BIAS_RATE = 0.01;
const SEED = 7;

export interface Prepared {
  readonly features: Features;
  readonly labels: Readonly<Record<HeadName, number>>;
  readonly weight: number;
}

interface LabelledVector {
  readonly buckets: Int32Array;
  readonly vector: Float32Array;
  readonly truth: number;
  readonly weight: number;
}

/** Reads each text once, for any number of trainings. */
export function prepare({ title, description, category, priority, weight = 1 }: Example): Prepared {
  return {
    features: featuresOf({ ...(title !== undefined && { title }), description }),
    labels: {
      category: category ? HEADS.category.indexOf(category) : -1,
      priority: priority ? HEADS.priority.indexOf(priority) : -1,
    },
    weight,
  };
}

/** The words of the examples, as the model keeps them. */
export function vocabularyOf(examples: readonly Prepared[]): Set<number> {
  const forms = examples.flatMap(({ features }) => features.tokens.map(({ form }) => form));
  return new Set(forms.filter((form) => /^\p{L}/u.test(form)).map(wordHash));
}

/**
 * Multinomial logistic regression by stochastic gradient descent with a learning rate per weight (AdaGrad: Duchi,
 * Hazan, Singer 2011) and L2 regularisation of the features that occur. The same examples in the same order always
 * give the same weights.
 */
export function trainHead(name: HeadName, examples: readonly Prepared[], rarity: Rarity): Regression {
  const size = HEADS[name].length;
  const balance = balancingWeights(name, examples);
  const labelled = examples
    .filter(({ labels }) => labels[name] >= 0)
    .map(({ features, labels, weight }) => ({
      buckets: features.buckets,
      vector: vectorOf(features, rarity),
      truth: labels[name],
      weight: weight * balance[labels[name]]!,
    }));
  const weights = new Float32Array(BUCKETS * size);
  const history = new Float32Array(BUCKETS * size).fill(1e-4);
  const bias = new Float64Array(size);
  const random = seededRandom(SEED);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = LEARNING_RATE * (1 - epoch / EPOCHS) + 0.01;
    for (const example of shuffled(labelled, random)) {
      const { buckets, vector } = example;
      const errors = errorsOf(example, weights, bias);
      for (let index = 0; index < buckets.length; index++) {
        const first = buckets[index]! * size;
        for (let label = 0; label < size; label++) {
          const at = first + label;
          const gradient = errors[label]! * vector[index]! + L2 * weights[at]!;
          history[at]! += gradient * gradient;
          weights[at]! -= (rate * gradient) / sqrt(history[at]!);
        }
      }
      for (let label = 0; label < size; label++) bias[label]! -= BIAS_RATE * rate * errors[label]!;
    }
  }
  return { bias: Array.from(bias), ...quantised(weights) };
}

/** One score per label, unbounded; the greatest wins. */
export function scoresOf({ bias, weights, step }: Regression, buckets: Int32Array, vector: Float32Array): number[] {
  return bias.map((start, label) => {
    let sum = 0;
    for (let index = 0; index < buckets.length; index++) {
      sum += weights[buckets[index]! * bias.length + label]! * vector[index]!;
    }
    return start + sum * step;
  });
}

/**
 * Per label, what makes a rare one count for more: the square root of how much rarer it is than an even share. Critical
 * tickets are few, and missing one costs most.
 */
function balancingWeights(name: HeadName, examples: readonly Prepared[]): number[] {
  const counts = HEADS[name].map((_, label) => examples.filter(({ labels }) => labels[name] === label).length);
  const even = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.map((count) => sqrt(even / max(count, 1)));
}

/** Probability minus truth per label, times the example's weight: the gradient of the loss by the scores. */
function errorsOf(
  { buckets, vector, truth, weight }: LabelledVector,
  weights: Float32Array,
  bias: Float64Array,
): Float64Array {
  const scores = Float64Array.from(bias);
  for (let index = 0; index < buckets.length; index++) {
    const first = buckets[index]! * bias.length;
    for (let label = 0; label < bias.length; label++) scores[label]! += weights[first + label]! * vector[index]!;
  }
  const highest = max(...scores);
  let sum = 0;
  for (let label = 0; label < scores.length; label++) sum += scores[label] = exp(scores[label]! - highest);
  return scores.map((power, label) => (power / sum - (label === truth ? 1 : 0)) * weight);
}

/** One byte a weight, small enough for the repository. All figures of docs/accuracy.md are of weights in this form. */
function quantised(weights: Float32Array): Pick<Regression, 'weights' | 'step'> {
  let greatest = 0;
  for (const weight of weights) greatest = max(greatest, abs(weight));
  const step = greatest / 127 || 1;
  return { step, weights: Int8Array.from(weights, (weight) => Math.round(weight / step)) };
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const result = [...items];
  for (let index = result.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [result[index], result[other]] = [result[other]!, result[index]!];
  }
  return result;
}
