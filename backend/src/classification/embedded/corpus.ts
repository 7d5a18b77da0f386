import { readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import type { Category } from '../../domain/category.js';
import type { Priority } from '../../domain/priority.js';
import { CORPUS_FOLDER } from './assets.js';
import type { Example } from './train.js';

/** A ticket that the project wrote, with its labels and the trade, or kind of writing, it stands for. */
export interface CorpusTicket extends Example {
  readonly category: Category;
  readonly priority: Priority;
  readonly trade: string;
}

/** `train` teaches the model; `test` only measures it, and half of its trades are not in `train`. */
export type CorpusPart = 'train' | 'test';

/** Reads a part of the corpus: a JSON Lines file a trade or kind of writing, each file and line in a fixed order. */
export function readCorpus(part: CorpusPart): CorpusTicket[] {
  const folder = join(CORPUS_FOLDER, part);
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const lines = readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');
      return lines.map((line) => ({ ...(JSON.parse(line) as CorpusTicket), trade: parse(file).name }));
    });
}
