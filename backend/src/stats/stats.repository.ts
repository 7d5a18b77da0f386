import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { ObjectLiteral, Repository, SelectQueryBuilder } from 'typeorm';
import { ValidationError } from '../common/errors/domain-error.js';
import { timeZoneRefusal } from '../common/validation/time-zone.js';
import { runPrepared } from '../database/prepared.js';
import { CATEGORIES } from '../domain/category.js';
import { PRIORITIES } from '../domain/priority.js';
import { STATUSES } from '../domain/status.js';
import { Ticket } from '../tickets/ticket.entity.js';
import { DayCount } from './day-count.entity.js';
import { DayFlow } from './day-flow.entity.js';
import { ResolutionTime } from './resolution-time.entity.js';
import { TicketCount } from './ticket-count.entity.js';
import type { Period, StatsFilter, TicketStatistics } from './ticket-statistics.js';
import { weeksOf } from './weeks-of-period.js';

type Query<Row extends ObjectLiteral = ObjectLiteral> = SelectQueryBuilder<Row>;
type Part = (query: Query) => Query;

/** In the order in which `count` selects them. */
type Row = [
  total: TicketStatistics['total'],
  open: TicketStatistics['open'],
  averagePerDay: TicketStatistics['averagePerDay'],
  byPriority: TicketStatistics['byPriority'],
  byCategory: TicketStatistics['byCategory'],
  byStatus: TicketStatistics['byStatus'],
  days: Pick<TicketStatistics, 'createdPerDay' | 'resolvedPerDay'>,
  timeToResolve: TicketStatistics['timeToResolve'],
];

/** How PostgreSQL refuses a time zone that it does not have. */
const INVALID_PARAMETER_VALUE = '22023';

const FIELDS = ['category', 'priority', 'status'] as const;
type Field = (typeof FIELDS)[number];
const VALUES: Readonly<Record<Field, readonly string[]>> = {
  category: CATEGORIES,
  priority: PRIORITIES,
  status: STATUSES,
};

/** What the statements may refer to. */
const PARAMETERS = [...FIELDS, 'from', 'to', 'zone', 'firstMonday', 'daysBefore', 'lastMonday', 'daysOfLast'];

/** A statement, and which parameters it has, in their order. */
interface Statement {
  text: string;
  parameters: readonly string[];
}

const FIRST_TICKET = '(SELECT min(created_at) FROM ticket)';

/** One step into an index for each combination of values, where a minimum over all of them would read every ticket. */
const FIRST_MATCHING_TICKET = `(
  SELECT min(first.created_at)
  FROM unnest(:category::ticket_category[]) AS c, unnest(:priority::ticket_priority[]) AS p, unnest(:status::ticket_status[]) AS s,
    LATERAL (
      SELECT created_at FROM ticket WHERE category = c AND priority = p AND status = s ORDER BY created_at LIMIT 1
    ) AS first
)`;

const CALENDAR = `(SELECT :from::date + generate_series(0, :to::date - :from::date) AS day)`;

/** The same with the first moment of each day and of the next one. */
const BOUNDED_CALENDAR = `(SELECT day, ${startOf('day')} AS start, ${startOf('(day + 1)')} AS "end" FROM ${CALENDAR} AS days)`;

/** The days of the first week that go before the period. */
const DAYS_BEFORE = '(time.days = :daysBefore AND time.since = :firstMonday)';

/** All whole weeks but the last one, the days of the last one, and what has to be taken away: see `weeksOf`. */
const WEEKS_OF_PERIOD = `(
  (time.days = 7 AND time.since >= :firstMonday AND time.since < :lastMonday)
  OR (time.days = :daysOfLast AND time.since = :lastMonday)
  OR ${DAYS_BEFORE}
)`;

/** How many tickets took as long, over all that counts. */
const TICKETS_OF_STEP = `sum(CASE WHEN ${DAYS_BEFORE} THEN -time.tickets ELSE time.tickets END)::int`;

/** The time with the least relative error of all that a step of ResolutionTime holds, 2.5 % at most; the first step is a second. */
const SECONDS_OF_STEP = 'greatest(1, 2 * power(1.05::float8, time.resolvedAfter) / 2.05)';

@Injectable()
export class StatsRepository {
  private readonly statements = new Map<string, Statement>();

  constructor(@InjectRepository(TicketCount) private readonly counts: Repository<TicketCount>) {}

  /**
   * Counts everything in one statement, so that all figures belong to the same moment. It reads counters, and tickets only
   * for what these do not hold: days of another time zone than UTC, and times to resolve under a filter.
   * @throws ValidationError when the database does not know the time zone
   */
  async count(filter: StatsFilter, period: Period): Promise<TicketStatistics> {
    const { text, parameters } = this.statementFor(
      FIELDS.filter((field) => filter[field] !== undefined),
      period.timeZone === 'UTC',
    );
    const { from, to, timeZone } = period;
    const given: Record<string, unknown> = { ...filter, from, to, zone: timeZone, ...weeksOf(period) };
    const values = parameters.map((name) => given[name] ?? VALUES[name as Field]);
    const [row] = await runPrepared(this.counts.manager, text, values).catch((error: unknown) => {
      throw isUnknownTimeZone(error)
        ? new ValidationError({ time_zone: [timeZoneRefusal('time_zone', timeZone)] })
        : error;
    });
    if (!row) throw new Error('An aggregation without GROUP BY answered no row');
    const [total, open, averagePerDay, byPriority, byCategory, byStatus, days, timeToResolve] = row as Row;
    return { total, open, averagePerDay, byPriority, byCategory, byStatus, ...days, timeToResolve };
  }

  /** Building a statement of this size takes as long as running it, and there are only 16. */
  private statementFor(filtered: readonly Field[], isUtc: boolean): Statement {
    const key = `${filtered.join()} ${isUtc}`;
    const known = this.statements.get(key);
    if (known) return known;
    const query = matching(totals(this.counts.createQueryBuilder('count'), filtered), filtered)
      .addSelect(isUtc ? daysFromCounters(filtered) : daysFromTickets(filtered), 'days')
      .addSelect(isUtc && filtered.length === 0 ? timesFromCounters : timesFromTickets(filtered), 'timeToResolve')
      .setParameters(Object.fromEntries(PARAMETERS.map((name) => [name, name])));
    const [text, parameters] = query.getQueryAndParameters() as [string, string[]];
    const statement = { text, parameters };
    this.statements.set(key, statement);
    return statement;
  }
}

/** The figures over all time. An average counts at least one day: a clock that was set back may leave the first ticket ahead. */
function totals(query: Query<TicketCount>, filtered: readonly Field[]): Query<TicketCount> {
  const first = filtered.length > 0 ? FIRST_MATCHING_TICKET : FIRST_TICKET;
  const days = `greatest(1, (now() AT TIME ZONE 'UTC')::date - (${first} AT TIME ZONE 'UTC')::date + 1)`;
  return query
    .select('coalesce(sum(count.tickets), 0)::int', 'total')
    .addSelect(countOf('status', 'open'), 'open')
    .addSelect(`coalesce(round(sum(count.tickets) / ${days}::numeric, 1), 0)::float`, 'averagePerDay')
    .addSelect(breakdown('priority'), 'byPriority')
    .addSelect(breakdown('category'), 'byCategory')
    .addSelect(breakdown('status'), 'byStatus');
}

/** A JSON object with the count of each value, zeros included. Column and values are our own constants. */
function breakdown(field: Field): string {
  return `json_build_object(${VALUES[field].map((value) => `'${value}', ${countOf(field, value)}`).join(', ')})`;
}

function countOf(field: Field, value: string): string {
  return `coalesce(sum(count.tickets) FILTER (WHERE count.${field} = '${value}'), 0)::int`;
}

/** Every day of the period, from the counters that the database keeps for days of UTC. */
function daysFromCounters(filtered: readonly Field[]): Part {
  const perDay: Part = (query) =>
    matching(
      query
        .select('count.day', 'day')
        .addSelect('sum(count.created)', 'created')
        .addSelect('sum(count.resolved)', 'resolved')
        .from<DayCount | DayFlow>(filtered.length > 0 ? DayCount : DayFlow, 'count')
        .where('count.day BETWEEN :from AND :to')
        .groupBy('count.day'),
      filtered,
    );
  return (query) =>
    calendar(
      'counted.created',
      'counted.resolved',
      CALENDAR,
    )(query).leftJoin(perDay, 'counted', 'counted.day = calendar.day');
}

/** Every day of the period, from the tickets created and resolved in it: two steps into an index for each day. */
function daysFromTickets(filtered: readonly Field[]): Part {
  return (query) => {
    const ofDay = (moment: 'createdAt' | 'resolvedAt') => {
      const tickets = (query.subQuery() as Query)
        .select('count(*)')
        .from(Ticket, 'count')
        .where(`count.${moment} >= calendar.start AND count.${moment} < calendar.end`);
      return matching(tickets, filtered).getQuery();
    };
    return calendar(ofDay('createdAt'), ofDay('resolvedAt'), BOUNDED_CALENDAR)(query);
  };
}

/** The days of the period, each with its two counts, as JSON. */
function calendar(created: string, resolved: string, days: string): Part {
  const list = (tickets: string) =>
    `json_agg(json_build_object('date', calendar.day, 'tickets', coalesce(${tickets}, 0)) ORDER BY calendar.day)`;
  return (query) =>
    query
      .select(`json_build_object('createdPerDay', ${list(created)}, 'resolvedPerDay', ${list(resolved)})`)
      .from(days, 'calendar');
}

/**
 * Percentiles over the steps that the database counts by, between neighbours as percentile_cont has them. Ranks are reckoned
 * in floating point, once a step: in decimals that takes as long as adding up the steps.
 */
function timesFromCounters(query: Query): Query {
  const percentile = (rank: string) => {
    const at = (whole: string) => `min(ranked.seconds) FILTER (WHERE ranked.upto > ${whole}(ranked.${rank}))`;
    const [below, above] = [at('floor'), at('ceil')];
    return `round((${below} + (${above} - ${below}) * (max(ranked.${rank}) - floor(max(ranked.${rank}))))::numeric, 3)`;
  };
  const total = `sum(${TICKETS_OF_STEP}) OVER ()`;
  const steps: Part = (ranked) =>
    ranked
      .select(SECONDS_OF_STEP, 'seconds')
      .addSelect(`sum(${TICKETS_OF_STEP}) OVER (ORDER BY time.resolvedAfter)`, 'upto')
      .addSelect(total, 'total')
      .addSelect(`0.5::float8 * (${total} - 1)`, 'median')
      .addSelect(`0.9::float8 * (${total} - 1)`, 'p90')
      .from(ResolutionTime, 'time')
      .where(WEEKS_OF_PERIOD)
      .groupBy('time.resolvedAfter')
      .having(`${TICKETS_OF_STEP} > 0`);
  return query
    .select(timesToResolve('coalesce(max(ranked.total), 0)', percentile('median'), percentile('p90')))
    .from(steps, 'ranked');
}

/** Percentiles of the very times that the tickets of the period took. */
function timesFromTickets(filtered: readonly Field[]): Part {
  const percentile = (share: number) =>
    `round(percentile_cont(${share}) WITHIN GROUP (
      ORDER BY greatest(0, extract(epoch FROM count.resolvedAt - count.createdAt)::float8))::numeric, 3)`;
  return (query) =>
    matching(
      query
        .select(timesToResolve('count(*)', percentile(0.5), percentile(0.9)))
        .from(Ticket, 'count')
        .where(`count.resolvedAt >= ${startOf(':from::date')} AND count.resolvedAt < ${startOf('(:to::date + 1)')}`),
      filtered,
    );
}

function timesToResolve(tickets: string, median: string, p90: string): string {
  return `json_build_object('tickets', ${tickets}, 'medianSeconds', ${median}, 'p90Seconds', ${p90})`;
}

/** Adds the filter by these fields to a query whose rows are called `count`. */
function matching<Row extends ObjectLiteral>(query: Query<Row>, filtered: readonly Field[]): Query<Row> {
  for (const field of filtered) query.andWhere(`count.${field} = ANY(:${field})`);
  return query;
}

function isUnknownTimeZone(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === INVALID_PARAMETER_VALUE;
}

/** The moment at which a day begins in the time zone; where clocks go back over midnight, the first of the two. */
function startOf(day: string): string {
  const midnight = `${day}::timestamp AT TIME ZONE :zone`;
  const earlier = `(${midnight} - interval '1 hour')`;
  return `(CASE WHEN (${earlier} AT TIME ZONE :zone)::date = ${day} THEN ${earlier} ELSE ${midnight} END)`;
}
