import { Component, computed, input } from '@angular/core';
import { type Total, totalInWords, wholeNumber } from '../../../shared/numbers';
import { withinSentence } from '../../../shared/vocabulary';
import type { Outcome } from '../deck/triage-deck';

/** What became of the tickets, which one is on screen, and how many are left: a small bar for each. */
@Component({
  selector: 'td-progress-strip',
  template: `
    @for (bar of bars(); track $index) {
      <i [class]="bar"></i>
    }
  `,
  styleUrls: ['../outcome-shapes.scss', './progress-strip.scss'],
  host: {
    role: 'progressbar',
    '[attr.aria-label]': 'label',
    'aria-valuemin': '0',
    '[attr.aria-valuemax]': 'size().count',
    '[attr.aria-valuenow]': 'outcomes().length',
    '[attr.aria-valuetext]': 'words()',
    '[class.before]': 'shown().before',
    '[class.after]': 'shown().after',
  },
})
export class ProgressStrip {
  readonly outcomes = input.required<readonly Outcome[]>();
  readonly size = input.required<Total>();
  /** How many bars there is room for. */
  readonly room = input.required<number>();

  protected readonly label = $localize`Tickets looked at`;
  /** With more tickets than room the strip is a window that moves along with the current one. */
  protected readonly shown = computed(() => {
    const { count, capped } = this.size();
    const middle = this.outcomes().length - Math.floor(this.room() / 2);
    const start = Math.max(0, Math.min(middle, count - this.room()));
    const end = Math.min(count, start + this.room());
    return { start, end, before: start > 0, after: end < count || capped };
  });
  protected readonly bars = computed(() => {
    const { start, end } = this.shown();
    const done = this.outcomes();
    return Array.from({ length: end - start }, (_, index) => {
      const place = start + index;
      return done[place] ?? (place === done.length ? 'now' : 'left');
    });
  });
  protected readonly words = computed(() => {
    const of = (outcome: Outcome) => wholeNumber(this.outcomes().filter((one) => one === outcome).length);
    const all = withinSentence(totalInWords(this.size()));
    const done = wholeNumber(this.outcomes().length);
    return $localize`${done}:done: of ${all}:all tickets:: ${of('kept')}:kept: kept, ${of('changed')}:changed: changed, ${of('skipped')}:skipped: skipped`;
  });
}
