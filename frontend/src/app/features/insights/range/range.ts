import { addDays, type Day, isDay } from '../../../shared/day';
import { datedDay, datedDays } from '../../../shared/dated-days';
import { daysFrom, shortDay } from './calendar';

/** The days that the page tells about, both ends included. */
export interface Range {
  readonly from: Day;
  readonly to: Day;
  /** "Last 30 days", "1 Oct – 15 Nov 2026". */
  readonly label: string;
  /** At the end of a sentence: "in the last 30 days", "from 1 Oct to 15 Nov 2026". */
  readonly words: string;
}

/** What the API counts by day at most. */
const MOST_DAYS = 366;

/** The choices that end today, by their number of days. */
export const LAST_DAYS: readonly number[] = [7, 30, 90, 365];

/** What the page begins with. */
export const USUAL_DAYS = 30;

/** The last days up to today. */
export function lastDays(days: number, today: Day): Range {
  return {
    from: addDays(today, 1 - days),
    to: today,
    label: $localize`Last ${days}:count: days`,
    words: $localize`in the last ${days}:count: days`,
  };
}

export function ownRange(from: Day, to: Day): Range {
  const label = datedDays(from, to);
  const words =
    from === to
      ? $localize`:a day|:on ${label}:day:`
      : $localize`from ${dayBefore(from, to)}:day: to ${datedDay(to)}:day after:`;
  return { from, to, label, words };
}

/** As many days again, up to the day before. */
export function rangeBefore({ from, to }: Range): Range {
  return ownRange(addDays(from, -daysFrom(from, to)), addDays(from, -1));
}

/** What is wrong with a range of one's own and how to mend it; empty when nothing is. */
export function rangeRefusal(from: string, to: string): string {
  if (!isDay(from)) return $localize`Give the first day.`;
  if (!isDay(to)) return $localize`Give the last day.`;
  const days = daysFrom(from, to);
  if (days < 1)
    return $localize`The last day lies before the first one. Give an earlier first day or a later last one.`;
  if (days > MOST_DAYS)
    return $localize`These are ${days}:count: days, and at most ${MOST_DAYS}:limit: can be shown. Give a later first day.`;
  return '';
}

/** True when they are the same days under the same name. */
export function sameRange(one: Range, other: Range): boolean {
  return one.from === other.from && one.to === other.to && one.label === other.label;
}

/** The year is said once when it is the same. */
function dayBefore(from: Day, to: Day): string {
  return from.slice(0, 4) === to.slice(0, 4) ? shortDay(from) : datedDay(from);
}
