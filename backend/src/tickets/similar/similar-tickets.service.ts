import { Injectable } from '@nestjs/common';
import { ListQueriesRepository } from '../list/list-queries.repository.js';
import { SearchTimeoutError } from '../list/search-errors.js';
import { TicketNotFoundError } from '../ticket-errors.js';
import type { SimilarTicket } from './candidate.js';
import { LikenessTo } from './likeness.js';
import { probesFor } from './probes.js';
import { SimilarTicketsRepository } from './similar-tickets.repository.js';
import { WordFrequenciesService } from './word-frequencies.service.js';

const MOST_SIMILAR = 5;
/** Of tickets that have less in common nothing is learned, unless they have the number of an order or the like. */
const LEAST_SIMILARITY = 0.1;

/** Finds tickets that are like another one: by rare words in the index of words, then by comparing the texts. */
@Injectable()
export class SimilarTicketsService {
  constructor(
    private readonly repository: SimilarTicketsRepository,
    private readonly queries: ListQueriesRepository,
    private readonly frequencies: WordFrequenciesService,
  ) {}

  /**
   * The most similar tickets, best first; none when they cannot be found in time.
   * @throws TicketNotFoundError
   */
  async of(id: number): Promise<SimilarTicket[]> {
    const frequencies = await this.frequencies.read();
    try {
      return await this.queries.inTime(async (queries) => {
        const ticket = await this.repository.find(id, queries);
        if (!ticket) throw new TicketNotFoundError(id);
        const probes = probesFor(ticket.indexed, frequencies);
        if (probes.ofOneWord.length + probes.ofSeveralWords.length === 0) return [];
        const likeness = new LikenessTo(ticket, frequencies);
        const candidates = await this.repository.findCandidates(ticket, probes, queries);
        return candidates
          .map((candidate) => ({ ...candidate, ...likeness.of(candidate) }))
          .filter(({ similarity, hasSameCode }) => similarity >= LEAST_SIMILARITY || hasSameCode)
          .toSorted((a, b) => b.similarity - a.similarity || b.id - a.id)
          .slice(0, MOST_SIMILAR);
      });
    } catch (error) {
      if (error instanceof SearchTimeoutError) return [];
      throw error;
    }
  }
}
