import { createHash } from 'node:crypto';
import { fitTemperature, type HeldOutScores } from './calibrate.js';
import { HEAD_NAMES, Model, type Head, type HeadName } from './model.js';
import { rarityIn, vectorOf, type Rarity } from './rarity.js';
import { scoresOf, trainHead, vocabularyOf, type Prepared } from './train.js';

/** An example and the group it must be held out with: its trade. */
export interface Grouped {
  readonly example: Prepared;
  readonly group: string;
}

/** How far a training is: of how many steps so many are done. */
export type Progress = (done: number, of: number) => void;

/**
 * Trains both heads on all examples, and calibrates them with answers to groups that were held out in turn: a model
 * is always surer of texts like those it has seen, so confidence on seen ones says nothing.
 */
export function trainModel(examples: readonly Grouped[], progress: Progress = () => undefined): Model {
  const groups = new Set(examples.map(({ group }) => group));
  const steps = HEAD_NAMES.length * (groups.size + 1);
  let done = 0;
  const step = () => progress(++done, steps);
  const all = examples.map(({ example }) => example);
  const rarity = rarityOf(all);
  const train = (name: HeadName): Head => {
    const temperature = fitTemperature(heldOutScores(name, examples, step));
    const regression = trainHead(name, all, rarity);
    step();
    return { ...regression, temperature };
  };
  const heads = { category: train('category'), priority: train('priority') };
  return new Model(versionOf(heads), vocabularyOf(all), rarity, heads);
}

/** For each example that has the label: the scores of a model that was trained without its group. */
export function heldOutScores(
  name: HeadName,
  examples: readonly Grouped[],
  step: () => void = () => undefined,
): HeldOutScores[] {
  const groups = Map.groupBy(examples, ({ group }) => group);
  return Array.from(groups, ([group, members]) => {
    const others = examples.filter((other) => other.group !== group).map(({ example }) => example);
    const rarity = rarityOf(others);
    const regression = trainHead(name, others, rarity);
    const answers = members
      .filter(({ example }) => example.labels[name] >= 0)
      .map(({ example: { features, labels } }) => ({
        scores: scoresOf(regression, features.buckets, vectorOf(features, rarity)),
        truth: labels[name],
      }));
    step();
    return answers;
  }).flat();
}

function rarityOf(examples: readonly Prepared[]): Rarity {
  return rarityIn(examples.map(({ features }) => features));
}

/** The same weights have the same name, wherever they were trained. */
function versionOf(heads: Readonly<Record<HeadName, Head>>): string {
  const hash = createHash('sha256');
  for (const name of HEAD_NAMES) hash.update(heads[name].weights);
  return `linear-${hash.digest('hex').slice(0, 8)}`;
}
