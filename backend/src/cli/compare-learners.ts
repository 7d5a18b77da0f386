import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { CATEGORIES, type Category } from '../domain/category.js';
import { PRIORITIES, type Priority } from '../domain/priority.js';
import { readCorpus, type CorpusTicket } from '../classification/embedded/corpus.js';
import { HEAD_NAMES, HEADS, type HeadName } from '../classification/embedded/model.js';
import { tokensOf } from '../classification/embedded/tokens.js';
import { prepare } from '../classification/embedded/train.js';
import { heldOutScores } from '../classification/embedded/training.js';
import { balancedAccuracy, macroF1, withinOneLevel, type Outcome } from '../classification/evaluation/metrics.js';
import { ProgressBar } from './progress-bar.js';

/**
 * Why the shipped model is what it is (docs/decisions): learners on the same corpus, each judged on every trade by a
 * model that has not seen that trade.
 */

/** The best of a few settings that we tried; fastText's own defaults are made for far more text. */
const FASTTEXT = {
  epoch: 25,
  lr: 0.5,
  dim: 30,
  bucket: 100_000,
  minCount: 1,
  wordNgrams: 2,
  minn: 2,
  maxn: 4,
  loss: 'softmax',
  verbose: 0,
};

interface Fold {
  readonly field: HeadName;
  readonly trade: string;
}

/** What we use of fasttext.wasm.js; its own types do not resolve as an ES module. */
interface FastTextLibrary {
  readonly getFastTextModule: unknown;
  readonly getFastTextClass: (options: { getFastTextModule: unknown }) => Promise<
    new () => {
      trainSupervised(url: string, settings: object, onProgress: () => void): Promise<FastTextModel>;
    }
  >;
}

interface FastTextModel {
  predict(text: string, count: number, threshold: number): { get(index: number): [probability: number, label: string] };
}

/** Indices of labels. */
type Answer = readonly [truth: number, suggested: number];

if (isMainThread) await compare();
else parentPort?.postMessage(await fastTextAnswers(workerData as Fold));

async function compare(): Promise<void> {
  const corpus = readCorpus('train');
  const trades = [...new Set(corpus.map(({ trade }) => trade))];
  const bar = new ProgressBar(process.stderr, 'Comparing', 4 * trades.length);
  let done = 0;
  const step = () => bar.show(++done);
  const examples = corpus.map((ticket) => ({ example: prepare(ticket), group: ticket.trade }));
  const lines: string[] = [];
  for (const field of HEAD_NAMES) {
    const regression = heldOutScores(field, examples, step).map(({ scores, truth }): Answer => [
      truth,
      scores.indexOf(Math.max(...scores)),
    ]);
    const fastText: Answer[] = [];
    for (const trade of trades) {
      fastText.push(...(await inOwnThread({ field, trade })));
      step();
    }
    lines.push(
      `logistic regression  ${summary(field, regression)}`,
      `fastText             ${summary(field, fastText)}`,
    );
  }
  bar.end();
  process.stdout.write(
    `${corpus.length} tickets, each trade of ${trades.length} left out in turn\n${lines.join('\n')}\n`,
  );
}

function summary(field: HeadName, answers: readonly Answer[]): string {
  const outcomes = answers.map(([truth, suggested]) => ({
    truth: HEADS[field][truth],
    suggested: HEADS[field][suggested],
    confidence: 1,
  }));
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  if (field === 'category') return `category macro-F1 ${percent(macroF1(CATEGORIES, outcomes as Outcome<Category>[]))}`;
  const priorities = outcomes as Outcome<Priority>[];
  return (
    `priority macro-F1 ${percent(macroF1(PRIORITIES, priorities))}, ` +
    `within one level ${percent(withinOneLevel(PRIORITIES, priorities))}, ` +
    `urgent or not ${percent(balancedAccuracy(['high', 'critical'], priorities))}`
  );
}

/** fastText's WebAssembly keeps state between trainings of one process; a thread of its own starts clean. */
async function inOwnThread(fold: Fold): Promise<Answer[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: fold });
    worker.once('message', resolve).once('error', reject);
  });
}

async function fastTextAnswers({ field, trade }: Fold): Promise<Answer[]> {
  const { getFastTextClass, getFastTextModule } = (await import('fasttext.wasm.js')) as unknown as FastTextLibrary;
  const FastText = await getFastTextClass({ getFastTextModule });
  const labelOf = (ticket: CorpusTicket) => (HEADS[field] as readonly string[]).indexOf(ticket[field]);
  const corpus = readCorpus('train');
  const lines = corpus
    .filter((ticket) => ticket.trade !== trade)
    .map((ticket) => `__label__${labelOf(ticket)} ${lineOf(ticket)}`);
  const file = `data:text/plain;base64,${Buffer.from(lines.join('\n')).toString('base64')}`;
  const model = await new FastText().trainSupervised(file, FASTTEXT, () => undefined);
  return corpus
    .filter((ticket) => ticket.trade === trade)
    .map((ticket) => {
      const [, label] = model.predict(lineOf(ticket), 1, 0).get(0);
      return [labelOf(ticket), Number(label.replace('__label__', ''))];
    });
}

/** The same words that our own model sees. */
function lineOf({ title = '', description }: CorpusTicket): string {
  return (
    [...tokensOf(title, 'title'), ...tokensOf(description, 'description')].map(({ form }) => form).join(' ') || 'x'
  );
}
