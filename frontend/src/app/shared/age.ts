import { Component, computed, input } from '@angular/core';
import { LOCALE } from '../../locale/language';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

type AgeForm = 'short' | 'long';

/**
 * How long ago something was, in its largest whole unit: "now", "4m", "22m", "2h", "3d", "1y" (or "4 min", "2 h").
 * A time in the future, which a wrong clock makes possible, is "now".
 * @param elapsed milliseconds
 */
export function ageText(elapsed: number, form: AgeForm = 'short'): string {
  if (!(elapsed >= MINUTE)) return $localize`:an age|:now`;
  if (elapsed < HOUR) return minutes(Math.floor(elapsed / MINUTE), form);
  if (elapsed < DAY) return hours(Math.floor(elapsed / HOUR), form);
  if (elapsed < YEAR) return days(Math.floor(elapsed / DAY), form);
  return years(Math.floor(elapsed / YEAR), form);
}

function minutes(count: number, form: AgeForm): string {
  return form === 'short' ? $localize`:an age, short|:${count}:count:m` : $localize`:an age|:${count}:count: min`;
}

function hours(count: number, form: AgeForm): string {
  return form === 'short' ? $localize`:an age, short|:${count}:count:h` : $localize`:an age|:${count}:count: h`;
}

function days(count: number, form: AgeForm): string {
  return form === 'short' ? $localize`:an age, short|:${count}:count:d` : $localize`:an age|:${count}:count: d`;
}

function years(count: number, form: AgeForm): string {
  return form === 'short' ? $localize`:an age, short|:${count}:count:y` : $localize`:an age|:${count}:count: y`;
}

const ABSOLUTE = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'full', timeStyle: 'short' });

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
  readonly form = input<AgeForm>('short');

  protected readonly text = computed(() => ageText(this.now() - Date.parse(this.at()), this.form()));
  protected readonly absolute = computed(() => ABSOLUTE.format(Date.parse(this.at())));
}
