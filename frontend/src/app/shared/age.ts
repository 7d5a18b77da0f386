import { Component, computed, input } from '@angular/core';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

const UNITS = {
  short: { minute: 'm', hour: 'h', day: 'd', year: 'y' },
  long: { minute: ' min', hour: ' h', day: ' d', year: ' y' },
} as const;

/**
 * How long ago something was, in its largest whole unit: "now", "4m", "22m", "2h", "3d", "1y" (or "4 min", "2 h").
 * A time in the future, which a wrong clock makes possible, is "now".
 * @param elapsed milliseconds
 */
export function ageText(elapsed: number, form: keyof typeof UNITS = 'short'): string {
  const unit = UNITS[form];
  if (!(elapsed >= MINUTE)) return 'now';
  if (elapsed < HOUR) return `${Math.floor(elapsed / MINUTE)}${unit.minute}`;
  if (elapsed < DAY) return `${Math.floor(elapsed / HOUR)}${unit.hour}`;
  if (elapsed < YEAR) return `${Math.floor(elapsed / DAY)}${unit.day}`;
  return `${Math.floor(elapsed / YEAR)}${unit.year}`;
}

const ABSOLUTE = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' });

/** An age that a pointer turns into the date and time. Give it the shared clock's `now`. */
@Component({
  selector: 'td-age',
  template: `<time [attr.datetime]="at()" [title]="absolute()">{{ text() }}</time>`,
})
export class Age {
  /** An ISO 8601 instant. */
  readonly at = input.required<string>();
  /** Milliseconds since the epoch. */
  readonly now = input.required<number>();
  readonly form = input<keyof typeof UNITS>('short');

  protected readonly text = computed(() => ageText(this.now() - Date.parse(this.at()), this.form()));
  protected readonly absolute = computed(() => ABSOLUTE.format(Date.parse(this.at())));
}
