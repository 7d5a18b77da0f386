import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { MODEL_FILE } from '../classification/embedded/assets.js';
import { readCorpus } from '../classification/embedded/corpus.js';
import { prepare } from '../classification/embedded/train.js';
import { trainModel } from '../classification/embedded/training.js';
import { ProgressBar } from './progress-bar.js';

/** Trains the shipped model anew and writes it. The same corpus always gives the same file. */
const corpus = readCorpus('train');
const groups = new Set(corpus.map(({ trade }) => trade));
const bar = new ProgressBar(process.stderr, 'Training', 2 * (groups.size + 1));
const model = trainModel(
  corpus.map((ticket) => ({ example: prepare(ticket), group: ticket.trade })),
  bar.show,
);
bar.end();
const bytes = model.toBytes();
writeFileSync(MODEL_FILE, bytes);
process.stdout.write(
  `${model.version}, trained on ${corpus.length} tickets of ${groups.size} trades: ` +
    `${(bytes.length / 1e6).toFixed(1)} MB in ${relative(process.cwd(), MODEL_FILE)}\n`,
);
