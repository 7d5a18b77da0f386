import { describe, expect, it } from '@jest/globals';
import type { ListQueriesRepository, Queries } from '../list/list-queries.repository.js';
import { SearchTimeoutError } from '../list/search-errors.js';
import type { Candidate } from './candidate.js';
import type { SimilarTicketsRepository } from './similar-tickets.repository.js';
import { SimilarTicketsService } from './similar-tickets.service.js';
import { WordFrequenciesService } from './word-frequencies.service.js';

const TICKET = { id: 1, title: 'Kayak voucher', description: 'Kayak #775526' };

const candidate = (id: number, title: string): Candidate => ({
  id,
  title,
  description: 'Kayak',
  category: 'general',
  priority: 'low',
  status: 'open',
  createdAt: new Date(0),
  resolvedAt: null,
});

/** A service whose database answers like this. */
function serviceWith(findCandidates: () => Promise<Candidate[]>): SimilarTicketsService {
  const indexed = { title: ['kayak', 'voucher'], description: ['', 'kayak'] };
  const repository = {
    readStatistics: () => Promise.resolve({ tickets: 0, words: [], shares: [] }),
    find: (id: number) => Promise.resolve(id === TICKET.id ? { ...TICKET, indexed } : undefined),
    findCandidates,
  } as unknown as SimilarTicketsRepository;
  const queries = { inTime: <Result>(work: (queries: Queries) => Promise<Result>) => work({} as Queries) };
  return new SimilarTicketsService(
    repository,
    queries as ListQueriesRepository,
    new WordFrequenciesService(repository),
  );
}

describe('SimilarTicketsService', () => {
  it('answers the best five, the latest of equal ones first, and leaves out what is hardly alike', async () => {
    const titles = ['Kayak', 'Kayak voucher', 'Kayak voucher', 'Kayak voucher lost', 'Voucher', 'Kayak trip'];
    const unlike = { ...candidate(9, 'Zebra crossing'), description: 'Broken' };
    const service = serviceWith(() =>
      Promise.resolve([...titles.map((title, id) => candidate(10 + id, title)), unlike]),
    );
    const similar = await service.of(1);
    expect(similar.map(({ id }) => id).slice(0, 2)).toEqual([12, 11]);
    expect(similar).toHaveLength(5);
    expect(similar.map(({ id }) => id)).not.toContain(9);
  });

  it('answers a ticket that is hardly alike but has the same number of an order', async () => {
    const description = `${Array.from({ length: 100 }, (_, n) => `word${'x'.repeat(n)}`).join(' ')} 775526`;
    const service = serviceWith(() => Promise.resolve([{ ...candidate(9, 'Zebra crossing'), description }]));
    expect(await service.of(1)).toMatchObject([{ id: 9, sharedWords: ['775526'] }]);
  });

  it('answers nothing when it takes too long', async () => {
    const service = serviceWith(() => Promise.reject(new SearchTimeoutError()));
    expect(await service.of(1)).toEqual([]);
  });

  it('hides no other fault, and no missing ticket', async () => {
    const service = serviceWith(() => Promise.reject(new Error('gone')));
    await expect(service.of(1)).rejects.toThrow('gone');
    await expect(service.of(2)).rejects.toMatchObject({ code: 'ticket_not_found' });
  });
});
