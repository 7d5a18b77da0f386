import { Injectable } from '@nestjs/common';
import type { Queries } from './list-queries.repository.js';
import { placeOf, type Place } from './list-order.js';
import {
  indexStatement,
  lookUpStatement,
  populationStatement,
  SHORTEST_INDEXED,
  windowStatement,
  type IndexSearch,
  type Reading,
} from './search-statements.js';
import type { Walk } from './walk.js';

/** A part of a word that is searched for. */
export interface KnownPart {
  part: string;
  /** In characters, after folding. */
  length: number;
  /** It is long enough for that. */
  isLookedUp: boolean;
  /** The known words that hold it (or its beginning, when it is very long): one more than `MOST_WORDS` at most. */
  words: string[];
}

/** How many tickets there are, and how many have the filter's values, whatever their words and reviews. */
export interface Population {
  all: number;
  matching: number;
}

/** A ticket with all the words. */
export interface Hit {
  readonly id: number;
  /** How many tickets of the walk had been read when it was met, itself included; unknown when the index found it. */
  readonly position?: number;
}

export interface Window {
  /** How many tickets were read; fewer than asked for when the walk has ended. */
  read: number;
  /** How many of these have all the words, or the first wanted ones of them. */
  hitCount: number;
  /** The first of them. */
  hits: Hit[];
  /** Where to go on; undefined when nothing was left to read. */
  last?: Place;
}

export interface IndexResult {
  /** How many tickets have the words, whatever the filter; at most as many as asked for. */
  found: number;
  /** How many of these match the filter. */
  matching: number;
  /** The first of these in the walk. */
  hits: Hit[];
}

@Injectable()
export class TicketSearchRepository {
  async lookUp(parts: readonly string[], queries: Queries): Promise<KnownPart[]> {
    // Without the parts the planner would not trust the trigrams.
    const rows = await queries.rowsPlannedAnew<[number, string[] | null]>(lookUpStatement(parts));
    return rows.map(([length, words], index) => ({
      part: parts[index] ?? '',
      length,
      isLookedUp: length >= SHORTEST_INDEXED,
      words: words ?? [],
    }));
  }

  async population(filter: Walk['filter'], queries: Queries): Promise<Population> {
    const [[all, matching] = [0, 0]] = await queries.rows<[number, number]>(populationStatement(filter));
    return { all, matching };
  }

  /** Reads the next tickets of the walk one by one. @param from how many were read before */
  async readWindow(walk: Walk, reading: Reading, queries: Queries, from = 0): Promise<Window> {
    type Row = [number, number, number[], number[], number | null, string | null];
    const [row] = await queries.rows<Row>(windowStatement(walk, reading));
    const [read, hitCount, ids, positions, lastId, lastEdge] = row ?? [0, 0, [], [], null, null];
    const step = walk.isBackward ? -1 : 1;
    return {
      read,
      hitCount,
      hits: ids.map((id, index) => ({ id, position: Math.max(0, from + step * (positions[index] ?? 0)) })),
      ...(lastId !== null && lastEdge !== null && { last: placeOf(walk.order, lastEdge, lastId) }),
    };
  }

  async findByIndex(walk: Walk, search: IndexSearch, queries: Queries): Promise<IndexResult> {
    const [row] = await queries.rowsPlannedAnew<[number, number, number[]]>(indexStatement(walk, search));
    const [found, matching, ids] = row ?? [0, 0, []];
    return { found, matching, hits: ids.map((id) => ({ id })) };
  }
}
