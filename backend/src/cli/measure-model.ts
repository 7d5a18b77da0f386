import { readFileSync } from 'node:fs';
import { MODEL_FILE } from '../classification/embedded/assets.js';
import { readCorpus } from '../classification/embedded/corpus.js';
import { ModelClassifier } from '../classification/embedded/model-classifier.js';
import { Model } from '../classification/embedded/model.js';

/** Size and speed of the shipped model, for docs/accuracy.md. A classification holds the event loop for as long as it takes. */
const bytes = readFileSync(MODEL_FILE);
const loading = timesOf(9, () => Model.fromBytes(bytes));
const classifier = new ModelClassifier(Model.fromBytes(bytes));
const words = readCorpus('test')
  .map(({ description }) => description)
  .join(' ')
  .split(/\s+/);
const hundredWords = timesOf(1_000, (round) => {
  const first = (round * 100) % (words.length - 100);
  classifier.classify({ description: words.slice(first, first + 100).join(' ') });
});
const longest = words.join(' ').slice(0, 20_000);
const longestText = timesOf(100, () => classifier.classify({ description: longest }));

process.stdout.write(
  [
    `file                     ${(bytes.length / 1e6).toFixed(1)} MB`,
    `loading                  ${milliseconds(quantile(loading, 0.5))} median`,
    `100 words                ${milliseconds(quantile(hundredWords, 0.5))} median, ${milliseconds(quantile(hundredWords, 0.95))} 95th percentile`,
    `20,000 characters        ${milliseconds(quantile(longestText, 0.5))} median, ${milliseconds(quantile(longestText, 1))} longest`,
    '',
  ].join('\n'),
);

function timesOf(rounds: number, work: (round: number) => unknown): number[] {
  return Array.from({ length: rounds }, (_, round) => {
    const started = performance.now();
    work(round);
    return performance.now() - started;
  }).sort((a, b) => a - b);
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function milliseconds(time: number): string {
  return `${time.toFixed(2)} ms`;
}
