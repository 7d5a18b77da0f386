import { Component, computed, input, signal } from '@angular/core';
import type { FieldAccuracy } from '../../../api/types';
import { oneDecimal, percent } from '../../../shared/numbers';
import { Chart, type ChartDrawing } from '../charts/chart';
import { percentAxis, tooltip } from '../charts/chart-parts';
import { ChartTools } from '../charts/chart-tools';
import type { FiguresSheet } from '../charts/figures-sheet';
import { FiguresTable } from '../charts/figures-table';
import { decisionCount, exactPercent } from './measured-models';

interface Bin {
  /** "90–100%". */
  readonly range: string;
  readonly count: number;
  /** Mean confidence and share right, 0 to 1. */
  readonly said: number;
  readonly right: number;
}

/** Area of a point by the decisions behind it: diameter in pixels. */
const SMALLEST = 7;
const LARGEST = 18;

/** The distance of the lines, in percent; both axes begin on one of them. */
const GRID = 20;

/** Whether suggestions are as often right as they say. */
@Component({
  selector: 'td-reliability',
  imports: [Chart, ChartTools, FiguresTable],
  templateUrl: './reliability.html',
  styleUrl: './reliability.scss',
})
export class Reliability {
  readonly figures = input.required<FieldAccuracy>();

  protected readonly asTable = signal(false);

  /** The bins that hold anything, from unsure to sure. */
  protected readonly bins = computed<readonly Bin[]>(() =>
    (this.figures().calibration ?? []).flatMap(({ from, to, count, mean_confidence: said, accuracy: right }) =>
      said === null || right === null ? [] : [{ range: `${whole(from)}–${percent(to)}`, count, said, right }],
    ),
  );
  protected readonly error = computed(() => {
    const error = this.figures().expected_calibration_error;
    return error === null ? '' : $localize`Confidence is ${oneDecimal(error * 100)}:points: points off on average.`;
  });
  protected readonly label = computed(() => {
    const parts = this.bins().map(
      ({ range, count, right }) => $localize`${range}:shares: sure: ${percent(right)}:share: of ${count}:count: right`,
    );
    return $localize`Reliability curve. ${parts.join('; ')}:parts:. ${this.error()}:error:`;
  });

  protected readonly sheet = computed<FiguresSheet>(() => ({
    caption: $localize`How often suggestions were right, by how sure they were`,
    fileName: `reliability-of-${this.figures().field}`,
    head: [$localize`It said`, $localize`On average`, $localize`It was right`, $localize`Decisions`],
    rows: this.bins().map(({ range, said, right, count }) => [range, exactPercent(said), exactPercent(right), count]),
  }));

  protected readonly drawing = computed<ChartDrawing>(() => {
    const bins = this.bins();
    const most = Math.max(1, ...bins.map(({ count }) => count));
    const lowest = Math.min(0.5, ...bins.flatMap(({ said, right }) => [said, right]));
    const min = Math.floor((lowest * 100) / GRID) * GRID;
    return (colours) => ({
      grid: { left: 44, right: 14, top: 12, bottom: 42 },
      tooltip: { ...tooltip(colours), trigger: 'item' },
      xAxis: {
        ...percentAxis(colours, min, false),
        interval: GRID,
        name: $localize`It said`,
        nameLocation: 'middle',
        nameGap: 26,
        nameTextStyle: { color: colours.text, fontSize: 12 },
      },
      yAxis: { ...percentAxis(colours, min, true), interval: GRID },
      series: [
        {
          type: 'line',
          data: [
            [min, min],
            [100, 100],
          ],
          symbol: 'none',
          silent: true,
          lineStyle: { color: colours.quiet, width: 1, type: 'dashed' },
        },
        {
          type: 'line',
          data: bins.map((bin) => ({
            value: [bin.said * 100, bin.right * 100],
            symbolSize: SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(bin.count / most),
            tooltip: {
              formatter: $localize`It said ${exactPercent(bin.said)}:said:, and ${exactPercent(bin.right)}:right: of ${decisionCount(bin.count)}:decisions: were right`,
            },
          })),
          symbol: 'circle',
          itemStyle: { color: colours.ink },
          lineStyle: { color: colours.ink, width: 2 },
        },
      ],
    });
  });
}

function whole(share: number): string {
  return String(Math.round(share * 100));
}
