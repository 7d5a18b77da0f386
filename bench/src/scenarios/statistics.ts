import { ticketsPath } from '../request.ts';
import { latencyScenario, type NamedPrepare } from './scenario.ts';
import { COMBINATIONS } from './values.ts';

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
