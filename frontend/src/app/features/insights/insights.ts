import { Component, computed, DOCUMENT, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { EmptyState } from '../../shared/empty-state';
import { ErrorState } from '../../shared/error-state';
import { Accuracy } from './accuracy/accuracy';
import { AccuracyUrl } from './accuracy/accuracy-url';
import { Breakdown } from './breakdown/breakdown';
import { byCategory, byPriority, byStatus } from './breakdown/breakdown-data';
import { byAge } from './breakdown/open-by-age';
import { Figures } from './figures';
import { CreatedAndResolved } from './flow/created-and-resolved';
import { TimeToResolve } from './flow/time-to-resolve';
import { followTickets } from './follow-tickets';
import { Freshness } from './freshness';
import { offerInsightsCommands } from './insights-commands';
import { registerInsightsIcons } from './insights-icons';
import { Measurements } from './measurements';
import { BrowserDays } from './range/browser-days';
import { RangeChoice } from './range/range-choice';
import { RangeUrl } from './range/range-url';
import { Totals } from './totals';

/** How often figures follow what happens to tickets; the accuracy moves slowly and is measured over all suggestions. */
const FIGURES_MS = 4_000;
const ACCURACY_MS = 30_000;

/** What the desk looks like in figures, all of them measured by the server. */
@Component({
  selector: 'td-insights',
  imports: [
    Accuracy,
    Breakdown,
    CreatedAndResolved,
    EmptyState,
    ErrorState,
    Freshness,
    MatButton,
    RangeChoice,
    RouterLink,
    TimeToResolve,
    Totals,
  ],
  providers: [AccuracyUrl, BrowserDays, Figures, Measurements, RangeUrl],
  templateUrl: './insights.html',
  styleUrl: './insights.scss',
  host: { '(document:visibilitychange)': 'refreshWhenSeen()' },
})
export class Insights {
  private readonly document = inject(DOCUMENT);
  private readonly accuracy = inject(Measurements).accuracy;
  private readonly figures = inject(Figures);
  protected readonly today = inject(BrowserDays).today;

  protected readonly all = this.figures.all;
  protected readonly flow = this.figures.flow;
  protected readonly open = this.figures.open;

  protected readonly stats = computed(() => this.all.reading()?.value);
  protected readonly breakdowns = computed(() => {
    const stats = this.stats();
    return [
      {
        name: 'status',
        field: $localize`Status`,
        heading: $localize`By status`,
        caption: $localize`Tickets by status`,
        data: byStatus(stats?.status_breakdown),
      },
      {
        name: 'priority',
        field: $localize`Priority`,
        heading: $localize`By priority`,
        caption: $localize`Tickets by priority`,
        data: byPriority(stats?.priority_breakdown),
      },
      {
        name: 'category',
        field: $localize`Category`,
        heading: $localize`By category`,
        caption: $localize`Tickets by category`,
        data: byCategory(stats?.category_breakdown),
      },
    ];
  });
  protected readonly openByAge = $localize`Open by age`;
  protected readonly ages = computed(() => byAge(this.open.reading()?.value, this.today()));
  protected readonly empty = computed(() => this.stats()?.total_tickets === 0);

  /** Nothing could be read: one message for the page, and none of its parts. */
  protected readonly failed = computed(() => this.all.missing() && this.all.failure() !== '');
  /** The parts whose old figures are on screen because newer ones did not come. */
  private readonly outdated = computed(() =>
    [this.all, this.flow, this.open, this.accuracy].filter((part) => part.failure() !== '' && !part.missing()),
  );
  protected readonly freshness = computed(() => {
    const outdated = this.outdated();
    const oldest = Math.min(...outdated.flatMap((part) => part.reading()?.at ?? []));
    return {
      at: outdated.length === 0 ? this.all.reading()?.at : oldest,
      failure: outdated[0]?.failure() ?? '',
      refreshing: [this.all, this.flow, this.open].some((part) => part.refreshing()),
    };
  });

  constructor() {
    registerInsightsIcons();
    offerInsightsCommands();
    followTickets(FIGURES_MS, () => this.figures.refresh());
    followTickets(ACCURACY_MS, () => this.accuracy.refresh());
  }

  /** Somebody who comes back to the tab wants to see how things stand now. */
  protected refreshWhenSeen(): void {
    if (this.document.visibilityState === 'visible') this.refresh();
  }

  /** A part of the page could not be fetched: an update took it away, or the connection failed. */
  protected reload(): void {
    this.document.defaultView?.location.reload();
  }

  protected refresh(): void {
    this.figures.refresh();
    this.accuracy.refresh();
  }
}
