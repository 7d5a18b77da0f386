import { ticketsPath } from '../request.ts';
import { latencyScenario, type NamedPrepare, type Scenario, type Subject } from './scenario.ts';
import { COMBINATIONS } from './values.ts';

export const SMALLEST_SIZE = 'at the smallest size';
export const THIS_SIZE = 'at this size';
/** So many times at least both are asked in a round: their 95th percentiles are what a bar compares. */
const SIZE_PASSES = 500;

const statistics = (
  name: string,
  title: string,
  parameters: readonly Record<string, string | undefined>[],
): NamedPrepare => [
  name,
  (subject) =>
    latencyScenario(subject, {
      name,
      title,
      variants: parameters.map((each) => ({ name, request: { path: ticketsPath(each, 'stats/') } })),
    }),
];

const date = (daysAgo: number): string => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);

export const statisticsScenarios: readonly NamedPrepare[] = [
  statistics('stats.default', 'statistics', [{}]),
  ['stats.sizes', prepareSizes],
  statistics(
    'stats.filtered',
    'statistics with filters',
    COMBINATIONS.filter((_, index) => index % 6 === 1).map((filter) => ({ ...filter })),
  ),
  statistics(
    'stats.time-zone',
    'statistics of a year in a time zone',
    ['America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Europe/Berlin'].map((zone) => ({
      time_zone: zone,
      from: date(365),
      to: date(0),
    })),
  ),
];

/** At the smallest size of the run and at this one by turns, so that whatever disturbs one disturbs the other. */
async function prepareSizes(subject: Subject): Promise<Scenario | undefined> {
  if (subject.smallest === undefined) return undefined;
  const request = { path: ticketsPath({}, 'stats/') };
  return latencyScenario(subject, {
    name: 'stats.sizes',
    title: 'statistics, at the smallest size and here by turns',
    variants: [
      { name: SMALLEST_SIZE, request, origin: subject.smallest.origin },
      { name: THIS_SIZE, request },
    ],
    tellApart: true,
    passes: SIZE_PASSES,
  });
}
