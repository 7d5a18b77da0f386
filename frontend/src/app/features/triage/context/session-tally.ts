import { Component, computed, input } from '@angular/core';
import { plural } from '../../../../locale/plural';
import { secondsInWords } from '../deck/pace';
import type { Outcome } from '../deck/triage-deck';

/** What became of the tickets since the page was loaded. */
@Component({
  selector: 'td-session-tally',
  template: `
    <dl>
      @for (count of counts(); track count.outcome) {
        <div>
          <dt><i [class]="count.outcome" aria-hidden="true"></i>{{ count.label }}</dt>
          <dd>{{ count.count }}</dd>
        </div>
      }
      @if (median() !== undefined) {
        <div>
          <dt i18n>median per ticket</dt>
          <dd>{{ seconds(median()!) }}</dd>
        </div>
      }
    </dl>
  `,
  styleUrls: ['../outcome-shapes.scss', './session-tally.scss'],
})
export class SessionTally {
  readonly outcomes = input.required<readonly Outcome[]>();
  /** Milliseconds; undefined while there are too few tickets. */
  readonly median = input.required<number | undefined>();

  protected readonly seconds = secondsInWords;
  protected readonly counts = computed(() => {
    const of = (outcome: Outcome) => this.outcomes().filter((one) => one === outcome).length;
    const kept = of('kept');
    return [
      {
        outcome: 'kept',
        count: kept,
        label: plural(kept, $localize`:after a number|:suggestion kept`, $localize`:after a number|:suggestions kept`),
      },
      { outcome: 'changed', count: of('changed'), label: $localize`:after a number|:changed` },
      { outcome: 'skipped', count: of('skipped'), label: $localize`:after a number|:skipped` },
    ] as const;
  });
}
