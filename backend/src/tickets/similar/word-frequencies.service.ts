import { Injectable } from '@nestjs/common';
import { SimilarTicketsRepository } from './similar-tickets.repository.js';
import { WordFrequencies } from './word-frequencies.js';

/** The database analyses its tables every now and then. */
const KEPT_MS = 60_000;

/** Keeps the frequencies of words for a while. */
@Injectable()
export class WordFrequenciesService {
  private latest?: Promise<WordFrequencies>;
  private readAt = -Infinity;

  constructor(private readonly repository: SimilarTicketsRepository) {}

  async read(): Promise<WordFrequencies> {
    if (this.latest && performance.now() - this.readAt < KEPT_MS) return this.latest;
    const reading = this.repository.readStatistics().then((statistics) => new WordFrequencies(statistics));
    this.latest = reading;
    this.readAt = performance.now();
    try {
      return await reading;
    } catch (error) {
      if (this.latest === reading) this.readAt = -Infinity;
      throw error;
    }
  }
}
