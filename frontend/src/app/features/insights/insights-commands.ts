import { inject } from '@angular/core';
import { Shortcuts } from '../../core/shortcuts/shortcuts';
import { Figures } from './figures';
import { Measurements } from './measurements';
import { LAST_DAYS } from './range/range';
import { RangeUrl } from './range/range-url';

const GROUP = 'Insights';

/** Offers in the palette what the page's buttons do, as long as the page is there. Call in an injection context. */
export function offerInsightsCommands(): void {
  const url = inject(RangeUrl);
  const figures = inject(Figures);
  const measurements = inject(Measurements);
  const refresh = {
    label: 'Refresh the figures',
    group: GROUP,
    icon: 'refresh-cw',
    run: () => {
      figures.refresh();
      measurements.accuracy.refresh();
    },
  };
  inject(Shortcuts).offer(() => [
    ...LAST_DAYS.filter((days) => days !== url.last()).map((days) => ({
      label: `Show the last ${days} days`,
      group: GROUP,
      icon: 'calendar',
      keywords: 'range period',
      run: () => {
        url.showLast(days);
      },
    })),
    refresh,
  ]);
}
