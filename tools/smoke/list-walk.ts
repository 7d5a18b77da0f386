import type { Answer, Instance, Ticket } from './instance.ts';
import type { Report } from './report.ts';

/** Pages of this size make several of the few tickets of a run. */
const pageSize = 2;

/** Filters and search; `created` are the only tickets whose title holds the marker, in the order of their creation. */
export async function walkFilters(
  instance: Instance,
  report: Report,
  marker: string,
  created: readonly Ticket[],
): Promise<void> {
  const newestFirst = [...created].reverse();
  /** Lists the tickets of this run that match the query, and compares them with the ones that should. */
  const expectMatches = async (query: string, matches: (ticket: Ticket) => boolean, words = ''): Promise<void> => {
    const search = encodeURIComponent(`${marker} ${words}`);
    const answer = await instance.get(`/api/tickets/?${query}${query && '&'}search=${search}`);
    const name = ['list', query, words && `search ${words}`].filter(Boolean).join(' ');
    report.equal(
      name,
      titlesOf(answer),
      newestFirst.filter(matches).map(({ title }) => title),
    );
  };

  await expectMatches('', () => true);
  for (const field of ['category', 'priority', 'status'] as const) {
    for (const value of new Set(created.map((ticket) => ticket[field]))) {
      await expectMatches(`${field}=${value}`, (ticket) => ticket[field] === value);
    }
    await expectMatches(`${field}=`, () => true);
  }
  for (const needed of [true, false]) {
    await expectMatches(`needs_review=${needed}`, ({ needs_review }) => needs_review === needed);
  }
  const isBillingOrAccount = ({ category }: Ticket): boolean => ['billing', 'account'].includes(category);
  await expectMatches('category=billing,account', isBillingOrAccount);
  await expectMatches('category=billing&category=account', isBillingOrAccount);
  await expectMatches(
    'category=technical,billing&priority=high&priority=critical&status=open,in_progress',
    ({ category, priority, status }) =>
      ['technical', 'billing'].includes(category) &&
      ['high', 'critical'].includes(priority) &&
      ['open', 'in_progress'].includes(status),
  );

  const inText = (...parts: string[]) => {
    return ({ title, description }: Ticket): boolean =>
      parts.every((part) => `${title}\n${description}`.toLowerCase().includes(part));
  };
  await expectMatches('', inText('nvoic'), 'nvoic');
  await expectMatches('', inText('depot', 'map'), 'DEPOT map');
  for (const literal of ['100%', '%', 'of_it', '_', "isn't", '"mine"', 'ÇA', '🙂']) {
    await expectMatches('', inText(literal.toLowerCase()), literal);
  }
  await expectMatches('category=billing&priority=high&status=open', inText('card', 'invoice'), 'card invoice');
  const wholeCategory = (await instance.get('/api/tickets/?category=billing')).json as Ticket[];
  report.that(
    'list category=billing holds nothing else',
    wholeCategory.every(({ category }) => category === 'billing'),
    'billing only',
    wholeCategory,
  );
}

/** Follows the Link headers through all tickets of the run. */
export async function walkPages(
  instance: Instance,
  report: Report,
  marker: string,
  created: readonly Ticket[],
): Promise<void> {
  const titles: string[] = [];
  let pages = 0;
  let path: string | undefined = `/api/tickets/?search=${marker}&limit=${pageSize}`;
  while (path !== undefined && pages <= created.length) {
    const answer: Answer = await instance.get(path);
    pages++;
    report.equal(`page ${pages} counts all`, answer.headers.get('x-total-count'), String(created.length));
    titles.push(...titlesOf(answer));
    path = nextOf(answer);
  }
  report.equal('number of pages', pages, Math.ceil(created.length / pageSize));
  report.equal(
    'all pages together, newest first',
    titles,
    [...created].reverse().map(({ title }) => title),
  );
}

function titlesOf({ json }: Answer): string[] {
  if (!Array.isArray(json)) throw new Error('a list that is not an array');
  return (json as Ticket[]).map(({ title }) => title);
}

function nextOf({ headers }: Answer): string | undefined {
  return /<([^>]+)>;\s*rel="?next"?/.exec(headers.get('link') ?? '')?.[1];
}
