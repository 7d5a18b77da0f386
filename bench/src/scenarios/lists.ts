import { CATEGORIES } from '../../../backend/src/domain/category.ts';
import { PRIORITIES } from '../../../backend/src/domain/priority.ts';
import { STATUSES } from '../../../backend/src/domain/status.ts';
import type { Variant } from '../measure/latency.ts';
import { HttpClient } from '../measure/http-client.ts';
import { ticketsPath } from '../request.ts';
import { latencyScenario, type LatencyOptions, type NamedPrepare, type Scenario, type Subject } from './scenario.ts';
import { COMBINATIONS, describeFilter } from './values.ts';

const PREVIEW_FIELDS = 'id,title,preview,category,priority,status,created_at';
const PAGE = 50;
const DEEP = 1_000;
/**
 * The slowest combination is judged. Asked over 200 times in the three rounds of a run, a combination has ten requests
 * beyond its 95th percentile: hiccups of the machine fall upon all combinations and no longer choose the slowest.
 */
const PASSES_WHERE_THE_SLOWEST_COUNTS = 70;

export const FIRST_PAGE = 'page 1';
export const DEEP_PAGE = 'page 1,000';

const list = (parameters: Record<string, string | undefined>): Variant => ({
  name: describeFilter(parameters),
  request: { path: ticketsPath(parameters) },
});

const firstPage = (
  name: string,
  title: string,
  variants: Variant[],
  options: Pick<LatencyOptions, 'tellApart' | 'passes'> = {},
): NamedPrepare => [name, (subject) => latencyScenario(subject, { name, title, variants, ...options })];

/** By name, in the order of the table. */
export const listScenarios: readonly NamedPrepare[] = [
  firstPage('list.all', 'list, no filter', [list({})]),
  firstPage(
    'list.category',
    'list, one category',
    CATEGORIES.map((category) => list({ category })),
  ),
  firstPage(
    'list.priority',
    'list, one priority',
    PRIORITIES.map((priority) => list({ priority })),
  ),
  firstPage(
    'list.status',
    'list, one status',
    STATUSES.map((status) => list({ status })),
  ),
  firstPage(
    'list.combinations',
    'list, all 125 combinations of filters',
    COMBINATIONS.map((filter) => list({ ...filter })),
    { tellApart: true, passes: PASSES_WHERE_THE_SLOWEST_COUNTS },
  ),
  firstPage('list.preview', 'list with previews', [list({ fields: PREVIEW_FIELDS })]),
  ...['oldest', 'priority', 'updated', 'least_sure'].map((order) =>
    firstPage(`list.order-${order}`, `list in the order ${order}`, [
      list({ order }),
      list({ order, category: 'billing' }),
      list({ order, status: 'open', priority: 'high' }),
    ]),
  ),
  ['list.deep', prepareDeepPage],
];

/** Page 1 and page 1,000 by turns, so that whatever disturbs one disturbs the other. */
async function prepareDeepPage(subject: Subject): Promise<Scenario | undefined> {
  if (subject.stage.tickets < PAGE * (DEEP + 1)) return undefined;
  const first = ticketsPath({ limit: PAGE });
  const variants = [
    { name: FIRST_PAGE, request: { path: first } },
    { name: DEEP_PAGE, request: { path: await walkTo(DEEP, first, subject) } },
  ];
  return latencyScenario(subject, {
    name: 'list.deep',
    title: 'list, page 1 and page 1,000 by turns',
    variants,
    tellApart: true,
  });
}

/** The path of a page that is only reached by following links. */
async function walkTo(page: number, first: string, { server, stage }: Subject): Promise<string> {
  const client = new HttpClient(server.origin);
  try {
    let path = first;
    for (let number = 1; number < page; number++) {
      stage.stopRequest.throwIfAborted();
      const { headers } = await client.expect({ path });
      const next = /<([^>]+)>;\s*rel="?next"?/.exec(String(headers['link'] ?? ''))?.[1];
      if (next === undefined) throw new Error(`Page ${number} has no link to the next one`);
      path = next;
    }
    return path;
  } finally {
    client.close();
  }
}
