import type { Stats } from '../../../api/types';
import { ticketCount, wholeNumber } from '../../../shared/numbers';
import type { FiguresSheet } from '../charts/figures-sheet';
import { daysFrom } from '../range/calendar';
import type { Range } from '../range/range';
import { durationText, durationWords } from './duration';

/** A difference between fewer tickets says more about luck than about the desk. */
const FEWEST = 10;

interface Limit {
  /** "Half", "Nine of ten". */
  readonly share: string;
  readonly seconds: number;
  /** "5 h 12 min". */
  readonly text: string;
  /** Length of its bar in percent of the longest one. */
  readonly percent: number;
}

/** How long the tickets that were resolved in a range took; without any there are no limits. */
interface ResolutionTimes {
  readonly tickets: number;
  readonly limits: readonly Limit[];
}

export function resolutionTimes({ time_to_resolve: times }: Stats): ResolutionTimes {
  const { tickets, median_seconds: median, p90_seconds: ninetieth } = times;
  if (median === null || ninetieth === null) return { tickets, limits: [] };
  const limit = (share: string, seconds: number) => ({
    share,
    seconds,
    text: durationText(seconds),
    percent: ninetieth === 0 ? 0 : (seconds / ninetieth) * 100,
  });
  return {
    tickets,
    limits: [
      limit($localize`:of the tickets|:Half`, median),
      limit($localize`:of the tickets|:Nine of ten`, ninetieth),
    ],
  };
}

/** "Half of the 1,799 tickets resolved in the last 30 days took at most 5 hours 12 minutes, nine of ten at most 2 days." */
export function resolutionSentence({ tickets, limits }: ResolutionTimes, { words }: Range): string {
  const [half, most] = limits;
  if (half === undefined || most === undefined) return $localize`No ticket was resolved ${words}:when:.`;
  const [median, ninetieth] = [durationWords(half.seconds), durationWords(most.seconds)];
  if (tickets === 1) return $localize`The one ticket resolved ${words}:when: took ${median}:duration:.`;
  return $localize`Half of the ${wholeNumber(tickets)}:count: tickets resolved ${words}:when: took at most ${median}:duration:, nine of ten at most ${ninetieth}:duration of most:.`;
}

/** "38 min faster than in the 30 days before"; empty where there is nothing to compare with. */
export function comparison(now: ResolutionTimes, before: ResolutionTimes, { from, to }: Range): string {
  const [median, medianBefore] = [now.limits[0], before.limits[0]];
  if (median === undefined || medianBefore === undefined || Math.min(now.tickets, before.tickets) < FEWEST) return '';
  const days = daysFrom(from, to);
  const then = days === 1 ? $localize`on the day before` : $localize`in the ${days}:count: days before`;
  if (median.text === medianBefore.text) return $localize`as long as ${then}:when:`;
  const difference = median.seconds - medianBefore.seconds;
  const time = durationText(Math.abs(difference));
  return difference < 0
    ? $localize`${time}:duration: faster than ${then}:when:`
    : $localize`${time}:duration: slower than ${then}:when:`;
}

export function resolutionSheet({ limits, tickets }: ResolutionTimes, range: Range): FiguresSheet {
  return {
    caption: $localize`Time to resolve, ${ticketCount(tickets)}:tickets: resolved ${range.words}:when:`,
    fileName: `time-to-resolve-${range.from}-${range.to}`,
    head: [$localize`Tickets`, { text: $localize`Took at most`, value: $localize`Took at most (seconds)` }],
    rows: limits.map(({ share, seconds, text }) => [share, { text, value: Math.round(seconds) }]),
  };
}
