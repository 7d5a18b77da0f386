import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../../../backend/src/common/seeded-random.ts';
import { repositoryRoot } from '../../../tools/repository.ts';
import { DESCRIPTION_LENGTHS, sampleLength, TITLE_LENGTHS } from './lengths.ts';

/** The tickets that the project wrote to teach its classifier. */
const CORPUS = join(repositoryRoot, 'backend/src/classification/embedded/corpus/train');

/** The share of descriptions that name an order, an invoice or the like, which hardly another one names. */
const CODED_SHARE = 0.3;
const SHORTEST = 3;

interface CorpusTicket {
  category: string;
  priority: string;
  title: string;
  sentences: readonly string[];
}

export interface TicketText {
  title: string;
  description: string;
  category: string;
  priority: string;
}

/** Puts sentences of the corpus together to texts as long as real ones are. The same random numbers give the same texts. */
export class TextMaker {
  readonly #random: Random;
  readonly #tickets = readCorpus();
  readonly #byCategory = Map.groupBy(this.#tickets, ({ category }) => category);

  constructor(random: Random) {
    this.#random = random;
  }

  next(): TicketText {
    const { category, priority, title, sentences } = this.#pick(this.#tickets);
    return {
      title: cut(title, sampleLength(TITLE_LENGTHS, this.#random)),
      description: this.#describe(sentences, this.#byCategory.get(category) ?? this.#tickets),
      category,
      priority,
    };
  }

  /** A reference that hardly anybody else has: six digits, or eight letters and digits. */
  reference(): string {
    const code = Math.floor(this.#random() * 36 ** 8);
    return this.#random() < 0.5 ? `#${100_000 + (code % 900_000)}` : code.toString(36).padStart(8, '0').toUpperCase();
  }

  #describe(sentences: readonly string[], related: readonly CorpusTicket[]): string {
    const length = sampleLength(DESCRIPTION_LENGTHS, this.#random);
    const [first = '', ...rest] = sentences;
    let text = this.#random() < CODED_SHARE ? `${this.reference()}: ${first}` : first;
    for (const sentence of rest) text += ` ${sentence}`;
    while (text.length < length) text += ` ${this.#pick(this.#pick(related).sentences)}`;
    return cut(text, length);
  }

  #pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.#random() * items.length)];
    if (item === undefined) throw new Error('There is nothing to pick from');
    return item;
  }
}

/** Ends a text at the end of a word, as near as possible to the given length. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const before = text.lastIndexOf(' ', length);
  const after = text.indexOf(' ', length);
  const end = before < SHORTEST || (after >= 0 && after - length < length - before) ? after : before;
  return end < 0 ? text : text.slice(0, end);
}

function readCorpus(): CorpusTicket[] {
  return readdirSync(CORPUS)
    .sort()
    .flatMap((file) => readFileSync(join(CORPUS, file), 'utf8').trimEnd().split('\n'))
    .map((line) => {
      const ticket = JSON.parse(line) as { category: string; priority: string; title?: string; description: string };
      const sentences = ticket.description.split(/(?<=[.!?])\s+/);
      return { ...ticket, sentences, title: ticket.title ?? sentences[0] ?? ticket.description };
    });
}
