import { plural } from '../../../../locale/plural';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Of a length of time, as digits and unit: [["5", "h"], ["12", "min"]]. */
type Parts = readonly (readonly [count: number, unit: Unit])[];

type Unit = 's' | 'min' | 'h' | 'd';

/**
 * A length of time in its two largest units, rounded to the smaller one: 18,720 seconds are 5 h 12 min. A smaller unit
 * beside ten days or more would say more than is known.
 */
export function durationParts(seconds: number): Parts {
  const rounded = (unit: number) => Math.round(seconds / unit) * unit;
  // No time at all would be as wrong as a second, and read worse.
  if (rounded(1) < MINUTE) return [[Math.max(1, rounded(1)), 's']];
  if (rounded(MINUTE) < HOUR) return [[rounded(MINUTE) / MINUTE, 'min']];
  if (rounded(MINUTE) < DAY) return twoParts(rounded(MINUTE), HOUR, 'h', MINUTE, 'min');
  if (rounded(HOUR) < 10 * DAY) return twoParts(rounded(HOUR), DAY, 'd', HOUR, 'h');
  return [[rounded(DAY) / DAY, 'd']];
}

function twoParts(seconds: number, large: number, largeUnit: 'd' | 'h', small: number, smallUnit: 'h' | 'min'): Parts {
  const rest = (seconds % large) / small;
  const first = [Math.floor(seconds / large), largeUnit] as const;
  return rest === 0 ? [first] : [first, [rest, smallUnit]];
}

/** "5 h 12 min". */
export function durationText(seconds: number): string {
  return durationParts(seconds)
    .map(([count, unit]) => `${count} ${unitText(unit)}`)
    .join(' ');
}

/** "5 hours 12 minutes", for a sentence that is read aloud. */
export function durationWords(seconds: number): string {
  return durationParts(seconds)
    .map(([count, unit]) => unitWords(count, unit))
    .join(' ');
}

/** The sign of a unit: "min". */
export function unitText(unit: Unit): string {
  switch (unit) {
    case 's':
      return $localize`:seconds|:s`;
    case 'min':
      return $localize`:minutes|:min`;
    case 'h':
      return $localize`:hours|:h`;
    case 'd':
      return $localize`:days|:d`;
  }
}

function unitWords(count: number, unit: Unit): string {
  switch (unit) {
    case 's':
      return plural(count, $localize`${count}:count: second`, $localize`${count}:count: seconds`);
    case 'min':
      return plural(count, $localize`${count}:count: minute`, $localize`${count}:count: minutes`);
    case 'h':
      return plural(count, $localize`${count}:count: hour`, $localize`${count}:count: hours`);
    case 'd':
      return plural(count, $localize`:a duration|:${count}:count: day`, $localize`:a duration|:${count}:count: days`);
  }
}
