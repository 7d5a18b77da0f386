import { inject } from '@angular/core';
import { Shortcuts } from '../../core/shortcuts/shortcuts';
import { Figures } from './figures';
import { Measurements } from './measurements';
import { LAST_DAYS } from './range/range';
import { RangeUrl } from './range/range-url';

/** Offers in the palette what the page's buttons do, as long as the page is there. Call in an injection context. */
export function offerInsightsCommands(): void {
  const url = inject(RangeUrl);
  const figures = inject(Figures);
  const measurements = inject(Measurements);
  const group = $localize`:a page|:Insights`;
  const refresh = {
    label: $localize`Refresh the figures`,
    group,
    icon: 'refresh-cw',
    run: () => {
      figures.refresh();
      measurements.accuracy.refresh();
    },
  };
  inject(Shortcuts).offer(() => [
    ...LAST_DAYS.filter((days) => days !== url.last()).map((days) => ({
      label: $localize`Show the last ${days}:INTERPOLATION: days`,
      group,
      icon: 'calendar',
      keywords: $localize`:words that find a command|:range period`,
      run: () => {
        url.showLast(days);
      },
    })),
    refresh,
  ]);
}
