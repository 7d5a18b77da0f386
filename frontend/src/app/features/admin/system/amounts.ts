import { LANGUAGE } from '../../../../locale/language';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** "187 MB", "1.2 GB", as the language writes it. */
export function bytesInWords(bytes: number): string {
  const power = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1_000 ** power;
  return new Intl.NumberFormat(LANGUAGE, {
    style: 'unit',
    unit: UNITS[power],
    maximumFractionDigits: power > 0 && value < 10 ? 1 : 0,
  }).format(value);
}

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;

/** "3 days 4 hr", "12 min": the two largest units. */
export function uptimeInWords(seconds: number): string {
  const units = [
    ['day', Math.floor(seconds / DAY_S)],
    ['hour', Math.floor((seconds % DAY_S) / HOUR_S)],
    ['minute', Math.floor((seconds % HOUR_S) / MINUTE_S)],
  ] as const;
  const first = units.findIndex(([, count]) => count > 0);
  const shown = first < 0 ? units.slice(-1) : units.slice(first, first + 2).filter(([, count]) => count > 0);
  return shown
    .map(([unit, count]) =>
      new Intl.NumberFormat(LANGUAGE, { style: 'unit', unit, unitDisplay: 'short' }).format(count),
    )
    .join(' ');
}
