import { Component, computed, inject, signal } from '@angular/core';
import { ErrorState } from '../../../shared/error-state';
import { Skeleton } from '../../../shared/skeleton';
import { ChartTools } from '../charts/chart-tools';
import { FiguresTable } from '../charts/figures-table';
import { FadingText } from '../fading-text';
import { Figures } from '../figures';
import { comparison, resolutionSentence, resolutionSheet, resolutionTimes } from './resolution-times';

/** How long the tickets took that were resolved in the range: two figures that say more than an average. */
@Component({
  selector: 'td-time-to-resolve',
  imports: [ChartTools, ErrorState, FadingText, FiguresTable, Skeleton],
  templateUrl: './time-to-resolve.html',
  styleUrl: './time-to-resolve.scss',
})
export class TimeToResolve {
  private readonly figures = inject(Figures);
  protected readonly reading = this.figures.flow;

  protected readonly asTable = signal(false);

  protected readonly failed = computed(() => this.reading.missing() && this.reading.failure() !== '');
  protected readonly told = computed(() => {
    const reading = this.reading.reading();
    if (reading === undefined) return undefined;
    const times = resolutionTimes(reading.value);
    const before = this.figures.before.reading();
    return {
      limits: times.limits,
      sentence: resolutionSentence(times, reading.of),
      sheet: resolutionSheet(times, reading.of),
      // Of another range while one of the two is on its way.
      comparison: before?.of === reading.of ? comparison(times, resolutionTimes(before.value), reading.of) : '',
    };
  });
}
