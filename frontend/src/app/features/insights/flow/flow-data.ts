import type { Params } from '@angular/router';
import type { Stats } from '../../../api/types';
import { plural } from '../../../../locale/plural';
import { writeFilters } from '../../../core/queue-url/queue-url';
import { wholeNumber } from '../../../shared/numbers';
import type { FiguresSheet } from '../charts/figures-sheet';
import type { Day } from '../../../shared/day';
import { datedDays } from '../../../shared/dated-days';
import { fullDay, shortDay, weekday } from '../range/calendar';

/** Longer ranges are drawn by the week: a year of days is a thicket. */
const MOST_BARS = 92;

/** A day, or the days of a calendar week that lie in the range. */
export interface Step {
  readonly from: Day;
  readonly to: Day;
  readonly created: number;
  readonly resolved: number;
}

/** What happened in a range. */
export interface Flow {
  readonly from: Day;
  readonly to: Day;
  readonly unit: 'day' | 'week';
  readonly steps: readonly Step[];
  readonly created: number;
  readonly resolved: number;
}

export function flowOf({ from, to, created_per_day: created, resolved_per_day: resolved }: Stats): Flow {
  const days = created.map(({ date, tickets }, index) => ({
    from: date,
    to: date,
    created: tickets,
    resolved: resolved[index]?.tickets ?? 0,
  }));
  const byWeek = days.length > MOST_BARS;
  return {
    from,
    to,
    unit: byWeek ? 'week' : 'day',
    steps: byWeek ? weeksOf(days) : days,
    created: days.reduce((sum, day) => sum + day.created, 0),
    resolved: days.reduce((sum, day) => sum + day.resolved, 0),
  };
}

/** Weeks begin on Monday; the first and the last one have only the days of the range. */
function weeksOf(days: readonly Step[]): readonly Step[] {
  const weeks: Step[] = [];
  for (const day of days) {
    const week = weeks.at(-1);
    if (week === undefined || weekday(day.from) === 0) weeks.push(day);
    else {
      weeks[weeks.length - 1] = {
        from: week.from,
        to: day.to,
        created: week.created + day.created,
        resolved: week.resolved + day.resolved,
      };
    }
  }
  return weeks;
}

/** Query parameters of the queue with what was created in a step. */
export function createdIn({ from, to }: Pick<Step, 'from' | 'to'>): Params {
  return writeFilters({ created: { from, to } });
}

/** How the backlog went: "Fewer were resolved than created on 18 of 30 days." */
export function flowSentence(flow: Flow): string {
  const [count, all] = [behind(flow), flow.steps.length];
  if (flow.unit === 'day') {
    return plural(
      all,
      $localize`Fewer were resolved than created on ${count}:count: of ${all}:all: day.`,
      $localize`Fewer were resolved than created on ${count}:count: of ${all}:all: days.`,
    );
  }
  return $localize`Fewer were resolved than created in ${count}:count: of ${all}:all: weeks.`;
}

/** The chart in a sentence for those who do not see it. */
export function flowLabel(flow: Flow): string {
  const most = flow.steps.reduce<Step | undefined>(
    (busiest, step) => (step.created > (busiest?.created ?? 0) ? step : busiest),
    undefined,
  );
  const [count, all] = [behind(flow), flow.steps.length];
  const parts = [
    $localize`${wholeNumber(flow.created)}:created: created and ${wholeNumber(flow.resolved)}:resolved: resolved`,
    flow.unit === 'week'
      ? $localize`fewer resolved than created in ${count}:count: of ${all}:all: weeks`
      : plural(
          all,
          $localize`fewer resolved than created on ${count}:count: of ${all}:all: day`,
          $localize`fewer resolved than created on ${count}:count: of ${all}:all: days`,
        ),
    ...(most === undefined ? [] : [$localize`most created ${when(most)}:when: (${wholeNumber(most.created)}:count:)`]),
  ];
  return `${flowCaption(flow)}: ${parts.join('; ')}.`;
}

function flowCaption({ unit, from, to }: Flow): string {
  const days = datedDays(from, to);
  return unit === 'day'
    ? $localize`Tickets created and resolved per day, ${days}:days:`
    : $localize`Tickets created and resolved per week, ${days}:days:`;
}

/** In how many days or weeks fewer were resolved than created. */
function behind({ steps }: Flow): number {
  return steps.filter(({ created, resolved }) => resolved < created).length;
}

function when({ from, to }: Step): string {
  return from === to
    ? $localize`:a day|:on ${shortDay(from)}:day:`
    : $localize`from ${shortDay(from)}:day: to ${shortDay(to)}:day after:`;
}

/** "Wed 18 Nov"; a week: "16 Nov – 22 Nov". */
export function stepName({ from, to }: Step): string {
  return from === to ? fullDay(from) : `${shortDay(from)} – ${shortDay(to)}`;
}

export function flowSheet(flow: Flow): FiguresSheet {
  return {
    caption: flowCaption(flow),
    fileName: `created-and-resolved-${flow.from}-${flow.to}`,
    head: [
      ...(flow.unit === 'day' ? [$localize`Day`] : [$localize`First day`, $localize`Last day`]),
      $localize`:tickets|:Created`,
      $localize`:tickets|:Resolved`,
    ],
    rows: flow.steps.map(({ from, to, created, resolved }) => [
      { text: fullDay(from), value: from, queue: createdIn({ from, to }) },
      ...(flow.unit === 'day' ? [] : [{ text: fullDay(to), value: to }]),
      created,
      resolved,
    ]),
  };
}

/** Every so many steps have their name under the axis, counted from the last one. */
export function labelledSteps({ steps, unit }: Flow, most: number): (index: number) => boolean {
  // Whole weeks apart, or some four weeks: the same weekday, about the same day of the month.
  const few = unit === 'day' ? [1, 2, 7] : [1, 2, 4];
  const period = unit === 'day' ? 7 : 4;
  const distance =
    few.find((candidate) => steps.length / candidate <= most) ?? Math.ceil(steps.length / most / period) * period;
  return (index) => (steps.length - 1 - index) % distance === 0;
}
