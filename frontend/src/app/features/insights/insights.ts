import { Component, computed, DOCUMENT, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { sentenceFor } from '../../core/errors/sentence';
import { EmptyState } from '../../shared/empty-state';
import { ErrorState } from '../../shared/error-state';
import { Accuracy } from './accuracy/accuracy';
import { AccuracyUrl } from './accuracy/accuracy-url';
import { Breakdown } from './breakdown';
import { byCategory, byPriority } from './breakdown-data';
import { Figures } from './figures';
import { Freshness } from './freshness';
import { Measurements } from './measurements';
import { Totals } from './totals';

/** What the desk looks like in figures, all of them measured by the server. */
@Component({
  selector: 'td-insights',
  imports: [Accuracy, Breakdown, EmptyState, ErrorState, Freshness, MatButton, RouterLink, Totals],
  providers: [AccuracyUrl, Figures, Measurements],
  templateUrl: './insights.html',
  styleUrl: './insights.scss',
  host: { '(document:visibilitychange)': 'refreshWhenSeen()' },
})
export class Insights {
  private readonly document = inject(DOCUMENT);
  private readonly measurements = inject(Measurements);
  protected readonly figures = inject(Figures);

  protected readonly stats = computed(() => this.figures.reading()?.stats);
  protected readonly priorities = computed(() => byPriority(this.stats()?.priority_breakdown));
  protected readonly categories = computed(() => byCategory(this.stats()?.category_breakdown));
  protected readonly empty = computed(() => this.stats()?.total_tickets === 0);

  /** Why the last reading failed; empty when it did not. */
  protected readonly failure = computed(() => {
    const error = this.figures.failure();
    return error === undefined ? '' : sentenceFor(error);
  });

  /** Somebody who comes back to the tab wants to see how things stand now. */
  protected refreshWhenSeen(): void {
    if (this.document.visibilityState === 'visible') this.refresh();
  }

  protected refresh(): void {
    this.figures.refresh();
    this.measurements.refresh();
  }
}
