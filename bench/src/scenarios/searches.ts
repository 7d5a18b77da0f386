import type { SearchTerms } from '../data/search-terms.ts';
import { ticketsPath } from '../request.ts';
import { latencyScenario, type NamedPrepare } from './scenario.ts';
import { COMBINATIONS, type ValueFilter } from './values.ts';

const search = (
  name: string,
  title: string,
  termsOf: (terms: SearchTerms) => readonly string[],
  filterOf: (index: number) => ValueFilter & { order?: string } = () => ({}),
): NamedPrepare => [
  name,
  async (subject) => {
    const terms = termsOf(subject.terms);
    if (terms.length === 0) return undefined;
    const variants = terms.map((term, index) => ({
      name: term,
      request: { path: ticketsPath({ search: term, ...filterOf(index) }) },
    }));
    return latencyScenario(subject, { name, title, variants, tellApart: true });
  },
];

const mixed = ({ rare, common, absent }: SearchTerms): string[] =>
  common.flatMap((word, index) => [word, rare[index], absent[index]]).filter((word) => word !== undefined);

/** Every fifth of the combinations: each value comes up. */
const someFilter = (index: number): ValueFilter => COMBINATIONS[(index * 5 + 7) % COMBINATIONS.length] ?? {};

export const searchScenarios: readonly NamedPrepare[] = [
  search('search.rare', 'search, rare word', ({ rare }) => rare),
  search('search.common', 'search, common word', ({ common }) => common),
  search('search.absent', 'search, word that is nowhere', ({ absent }) => absent),
  search('search.two', 'search, two words', ({ twoWords }) => twoWords),
  search('search.filtered', 'search with filters', mixed, someFilter),
  search('search.short', 'search, one or two characters', ({ short }) => short),
  search(
    'search.relevance',
    'search by relevance',
    ({ rare, common }) => [...rare, ...common],
    () => ({ order: 'relevance' }),
  ),
];
