import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { wholeNumber } from '../../../shared/numbers';
import { EmptyState } from '../../../shared/empty-state';
import { ErrorState } from '../../../shared/error-state';
import { Skeleton } from '../../../shared/skeleton';
import { Chart, type ChartDrawing } from '../charts/chart';
import { ChartTools } from '../charts/chart-tools';
import { FiguresTable } from '../charts/figures-table';
import { Figures } from '../figures';
import { BrowserDays } from '../range/browser-days';
import { RangeUrl } from '../range/range-url';
import { flowDrawing } from './flow-drawing';
import { createdIn, type Flow, flowLabel, flowOf, flowSentence, flowSheet } from './flow-data';

/** The longest choice of range, offered where a shorter one is empty. */
const LONGEST = 365;

/** How many tickets came and how many were resolved, day by day or week by week. */
@Component({
  selector: 'td-created-and-resolved',
  imports: [Chart, ChartTools, EmptyState, ErrorState, FiguresTable, MatButton, Skeleton],
  templateUrl: './created-and-resolved.html',
  styleUrl: './created-and-resolved.scss',
})
export class CreatedAndResolved {
  protected readonly reading = inject(Figures).flow;
  protected readonly url = inject(RangeUrl);
  private readonly days = inject(BrowserDays);
  private readonly router = inject(Router);

  protected readonly wholeNumber = wholeNumber;
  protected readonly longest = LONGEST;
  protected readonly asTable = signal(false);

  /** Of the range that was read, which on its way to another one is still the old one. */
  protected readonly range = computed(() => this.reading.reading()?.of);
  protected readonly flow = computed(() => {
    const reading = this.reading.reading();
    return reading === undefined ? undefined : flowOf(reading.value);
  });
  protected readonly isEmpty = computed(() => {
    const flow = this.flow();
    return flow !== undefined && flow.created === 0 && flow.resolved === 0;
  });
  protected readonly failed = computed(() => this.reading.missing() && this.reading.failure() !== '');

  protected readonly scope = computed(() => {
    const flow = this.flow();
    const zone = this.days.timeZone();
    if (flow === undefined) return $localize`Per day, in the time of ${zone}:zone:.`;
    const { words = '' } = this.range() ?? {};
    const units =
      flow.unit === 'day'
        ? $localize`Per day ${words}:when:, in the time of ${zone}:zone:.`
        : $localize`Per week ${words}:when:, in the time of ${zone}:zone:.`;
    return this.isEmpty() ? units : `${units} ${flowSentence(flow)}`;
  });
  protected readonly sheet = computed(() => {
    const flow = this.flow();
    return flow === undefined ? undefined : flowSheet(flow);
  });
  protected readonly drawn = computed<{ readonly label: string; readonly drawing: ChartDrawing } | undefined>(() => {
    const flow = this.flow();
    return flow === undefined ? undefined : { label: flowLabel(flow), drawing: flowDrawing(flow) };
  });

  /** Shows the tickets that were created in a step. */
  protected open({ steps }: Flow, index: number): void {
    const step = steps[index];
    if (step !== undefined) void this.router.navigate(['/queue'], { queryParams: createdIn(step) });
  }
}
