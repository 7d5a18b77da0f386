import { Component, computed, inject, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { RouterLink } from '@angular/router';
import type { JudgedField } from '../../../api/types';
import { writeFilters } from '../../../core/queue-url/queue-url';
import { EmptyState } from '../../../shared/empty-state';
import { ErrorState } from '../../../shared/error-state';
import { Skeleton } from '../../../shared/skeleton';
import { Measurements } from '../measurements';
import { AccuracyUrl, type Period, periodLabel, PERIODS } from './accuracy-url';
import { Confusion } from './confusion';
import { decisionCount, exactPercent, intervalText, measuredModels } from './measured-models';
import { ModelTable } from './model-table';
import { Reliability } from './reliability';
import { Threshold } from './threshold';

/** How often suggestions were right, measured against what people decided. */
@Component({
  selector: 'td-accuracy',
  imports: [
    Confusion,
    EmptyState,
    ErrorState,
    MatButton,
    MatButtonToggle,
    MatButtonToggleGroup,
    ModelTable,
    Reliability,
    RouterLink,
    Skeleton,
    Threshold,
  ],
  templateUrl: './accuracy.html',
  styleUrl: './accuracy.scss',
})
export class Accuracy {
  protected readonly url = inject(AccuracyUrl);
  protected readonly reading = inject(Measurements).accuracy;

  protected readonly periods = PERIODS;
  protected readonly periodLabel = periodLabel;
  protected readonly fields: readonly { readonly name: JudgedField; readonly label: string }[] = [
    { name: 'category', label: $localize`Category` },
    { name: 'priority', label: $localize`Priority` },
  ];
  protected readonly openQueue = writeFilters({ status: ['open', 'in_progress'] });

  protected readonly measured = this.reading.reading;
  protected readonly failed = computed(() => this.reading.missing() && this.reading.failure() !== '');

  protected readonly models = computed(() => {
    const measured = this.measured();
    return measured === undefined ? [] : measuredModels(measured.value, this.url.field());
  });
  private readonly enough = computed(() => this.models().filter(({ figures }) => figures.enough_data));

  /** Whose details are shown: the most decided model, or the one that was chosen as long as it is there. */
  protected readonly key = linkedSignal<string | undefined, string | undefined>({
    source: () => this.enough()[0]?.key,
    computation: (first, previous) =>
      this.enough().some(({ key }) => key === previous?.value) ? previous?.value : first,
  });
  protected readonly chosen = computed(() => this.enough().find(({ key }) => key === this.key()));

  /** The chosen model's share of right suggestions, large. */
  protected readonly headline = computed(() => {
    const { figures, name = '' } = this.chosen() ?? {};
    if (figures === undefined || figures.accuracy === null || figures.interval === null) return undefined;
    const { accepted, overridden_by_agent: byAgents, overridden_by_submitter: bySubmitters } = figures;
    return {
      share: exactPercent(figures.accuracy),
      interval: $localize`:after a share|:right, 95% interval ${intervalText(figures.interval)}:shares:`,
      counts: $localize`${name}:model:: ${accepted}:kept: kept, ${byAgents}:by agents: changed by agents, ${bySubmitters}:by submitters: by submitters.`,
    };
  });

  /** What the figures on screen are of; empty where there are none. */
  protected readonly scope = computed(() => {
    const period = this.measured()?.of;
    if (period === undefined || this.models().length === 0) return '';
    const decided = this.models().reduce((sum, { figures }) => sum + figures.decided, 0);
    const decisions = decisionCount(decided);
    return period.days === undefined
      ? $localize`Compared with ${decisions}:decisions: by people, on suggestions made so far`
      : $localize`Compared with ${decisions}:decisions: by people, on suggestions made in the last ${period.days}:count: days`;
  });
  protected readonly few = computed(() => {
    const needed = this.measured()?.value.needed_decisions ?? 0;
    const most = Math.max(0, ...this.models().map(({ figures }) => figures.decided));
    return $localize`${most}:decided: of ${decisionCount(needed)}:needed: so far. A share of fewer says more about luck than about the suggestions. Accept or change them in the queue, or resolve tickets: each of these decides.`;
  });

  protected noSuggestions({ days }: Period): string {
    return days === undefined
      ? $localize`No suggestions so far`
      : $localize`No suggestions in the last ${days}:count: days`;
  }
}
