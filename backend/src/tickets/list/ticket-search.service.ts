import { Injectable } from '@nestjs/common';
import type { Queries } from './list-queries.repository.js';
import { LONGEST_LOOKED_UP, MOST_AT_ONCE, MOST_WORDS, type IndexSearch } from './search-statements.js';
import {
  TicketSearchRepository,
  type Hit,
  type IndexResult,
  type KnownPart,
  type Window,
} from './ticket-search.repository.js';
import { mergedSequences, type Walk } from './walk.js';

/** When no word is indexed, so many tickets that match the filter are searched, from the beginning of the order. */
const SEARCH_WINDOW = 10_000;

/** A sample of so many tickets tells how frequent the words are. */
const SAMPLE = 500;
/** Each further step is so many times what was read before, up to a limit: a step lists its tickets before it reads them. */
const GROWTH = 2;
const LARGEST_STEP = 5_000;
/** Reading on in order gives up after so many tickets; then the index has to find them. */
const MOST_READ = 20_000;
/** The index gives up after so many tickets; then they are dense enough to be met in order. */
const MOST_FOUND = 8_000;

/** Rough costs at 1,000,000 tickets, in microseconds, which only have to be right in proportion: reading a ticket and comparing its text, reading one index entry. */
const READ_US = 4;
const ENTRY_US = 0.3;
/** An index of an expression does not spare the visit to the table, nor does one that says nothing of confidences. */
const VISITED_ENTRY_US = 1.5;
/** Fetching and sorting a ticket that the index found, and what the index costs at least. */
const FOUND_US = 4;
const INDEX_US = 1_500;

export interface Search {
  /** `limit`: how many hits are wanted. */
  walk: Walk;
  /** At least one. */
  words: readonly string[];
}

/** What a search found. */
export interface Found {
  /** The next hits in the order of the walk, as many as wanted or all that are left. */
  hits: Hit[];
  /** How many there are over all pages; at least, when capped. */
  total: number;
  isCapped: boolean;
  /** Only so many tickets were searched, because no word was indexed. */
  window?: number;
}

const NOTHING: Found = { hits: [], total: 0, isCapped: false };

/**
 * Finds the tickets that have all the words. Frequent words are met soon by reading the tickets in their order; rare
 * ones are found by the index of words. A sample decides which.
 */
@Injectable()
export class TicketSearchService {
  constructor(private readonly repository: TicketSearchRepository) {}

  async find({ walk, words }: Search, queries: Queries): Promise<Found> {
    const parts = await this.repository.lookUp(words, queries);
    if (parts.some(isUnknown)) return NOTHING;
    const population = await this.repository.population(walk.filter, queries);
    const byCreation = walk.order === 'newest' || walk.order === 'oldest';
    const order = byCreation ? walk.order : 'newest'; // other orders are dearer to walk, and the share is the same
    const fromStart = { ...walk, order, after: undefined, isBackward: false, limit: SAMPLE };
    const sample = await this.repository.readWindow(fromStart, { words, wanted: walk.limit, countsAll: true }, queries);
    const sampled = { total: sample.hitCount, isCapped: sample.read === SAMPLE };
    const index = indexSearch(parts, walk.limit);
    const window = !index && sampled.isCapped && population.matching > SEARCH_WINDOW ? { window: SEARCH_WINDOW } : {};
    const isEnough = !sampled.isCapped || sample.hits.length >= walk.limit;
    if (byCreation && !walk.after && isEnough) {
      return { hits: sample.hits.slice(0, walk.limit), ...sampled, ...window };
    }

    const read = (most: number) => this.readOn({ walk, words }, most, sample, queries);
    if (!index) return { ...(await read(windowLeft(walk))).found, ...window };
    const share = Math.max(sample.hitCount, 0.5) / Math.max(1, sample.read);
    // Going through thousands of words is the last resort, whatever the sample says.
    const inOrderIsCheaper =
      costInOrder(walk, share, population.matching) <= costByIndex(share * population.all, words.length);
    if (sampled.isCapped && !inOrderIsCheaper && index.heldByMany === undefined) {
      const result = await this.repository.findByIndex(walk, index, queries);
      if (result.found < index.most) return exactly(result);
    }
    const { found, isComplete } = await read(MOST_READ);
    if (isComplete) return found;
    return exactly(await this.repository.findByIndex(walk, { ...index, most: Number.MAX_SAFE_INTEGER }, queries));
  }

  /**
   * Reads the tickets of the walk in growing steps until there are enough hits, none are left, or `most` were read;
   * complete unless the last. The sample is the first step when it is the beginning of the walk.
   */
  private async readOn(
    { walk, words }: Search,
    most: number,
    sample: Window,
    queries: Queries,
  ): Promise<{ found: Found; isComplete: boolean }> {
    const isFirst = !walk.after;
    const isSampled = isFirst && (walk.order === 'newest' || walk.order === 'oldest');
    const hits = isSampled ? [...sample.hits] : [];
    let after = isSampled ? sample.last : walk.after;
    let read = isSampled ? sample.read : 0;
    let isAtEnd = false;
    while (read < most && hits.length < walk.limit && !isAtEnd) {
      const step = Math.min(Math.max(SAMPLE, GROWTH * read), LARGEST_STEP, most - read);
      const from = (walk.after?.position ?? 0) + (walk.isBackward ? -read : read);
      const reading = { words, wanted: walk.limit - hits.length, countsAll: false };
      const window = await this.repository.readWindow({ ...walk, after, limit: step }, reading, queries, from);
      hits.push(...window.hits);
      read += window.read;
      isAtEnd = window.read < step;
      after = window.last;
    }
    // From the beginning to the end, all have been seen.
    const isAll = isFirst && isAtEnd && hits.length < walk.limit;
    const total = isFirst ? Math.max(sample.hitCount, hits.length) : sample.hitCount;
    const isCapped = !isAll && sample.read === SAMPLE;
    return {
      found: { hits: hits.slice(0, walk.limit), total, isCapped },
      isComplete: isAtEnd || hits.length >= walk.limit,
    };
  }
}

/** How much of the searched window is ahead of the walk. */
function windowLeft({ after, isBackward }: Walk): number {
  return isBackward ? SEARCH_WINDOW : SEARCH_WINDOW - (after?.position ?? 0);
}

/** In microseconds: reading on until there are enough hits, or until all that match the filter are read. */
function costInOrder(walk: Walk, share: number, population: number): number {
  const isVisited = walk.order === 'least_sure' || walk.filter.review !== undefined;
  const entryUs = isVisited ? VISITED_ENTRY_US : ENTRY_US;
  return Math.min(walk.limit / share, population) * (READ_US + entryUs * mergedSequences(walk));
}

/** In microseconds: fetching and sorting all that the index finds; each further word has a list of its own to be read. */
function costByIndex(found: number, words: number): number {
  return INDEX_US + found * FOUND_US * words;
}

function exactly({ hits, matching }: IndexResult): Found {
  return { hits, total: matching, isCapped: false };
}

/** No ticket has it: it was looked up, and no known word holds it. */
function isUnknown({ words, isLookedUp }: KnownPart): boolean {
  return isLookedUp && words.length === 0;
}

/**
 * How the index finds these words; undefined when all are too short for that. With a part that few words hold, those that
 * many hold are only compared.
 */
function indexSearch(parts: readonly KnownPart[], wanted: number): IndexSearch | undefined {
  const [longest] = parts.filter(({ isLookedUp }) => isLookedUp).toSorted((a, b) => b.length - a.length);
  if (!longest) return undefined;
  const indexed = parts.filter(({ words, isLookedUp }) => isLookedUp && words.length <= MOST_WORDS);
  const [best, ...others] = indexed.toSorted((a, b) => a.words.length - b.words.length);
  if (!best) {
    return { known: [], heldByMany: longest.part, compared: parts.map(({ part }) => part), most: MOST_FOUND, wanted };
  }
  const driving = [best, ...others.filter(({ words }) => words.length <= MOST_AT_ONCE)];
  const isCompared = (part: KnownPart) => !driving.includes(part) || part.length > LONGEST_LOOKED_UP;
  return {
    known: driving.map(({ words }) => words),
    compared: parts.filter(isCompared).map(({ part }) => part),
    most: MOST_FOUND,
    wanted,
  };
}
