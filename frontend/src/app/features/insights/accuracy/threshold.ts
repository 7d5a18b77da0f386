import { Component, computed, input, linkedSignal, signal } from '@angular/core';
import { MatSlider, MatSliderThumb } from '@angular/material/slider';
import type { FieldAccuracy } from '../../../api/types';
import { plural } from '../../../../locale/plural';
import { oneDecimal, percent, wholeNumber, wholePercent } from '../../../shared/numbers';
import { Chart, type ChartDrawing } from '../charts/chart';
import { percentAxis, tooltip } from '../charts/chart-parts';
import { ChartTools } from '../charts/chart-tools';
import type { FiguresSheet } from '../charts/figures-sheet';
import { FiguresTable } from '../charts/figures-table';
import { exactPercent, intervalText } from './measured-models';

/** In percent, where the slider stands at first and between which steps it moves. */
const FIRST = 80;
const STEP = 5;
/** The slider begins here at the latest. */
const LATEST_START = 50;

/** What it would mean to take over suggestions from some confidence on. A simulation: nothing is applied. */
@Component({
  selector: 'td-threshold',
  imports: [Chart, ChartTools, FiguresTable, MatSlider, MatSliderThumb],
  templateUrl: './threshold.html',
  styleUrl: './threshold.scss',
})
export class Threshold {
  readonly figures = input.required<FieldAccuracy>();

  protected readonly step = STEP;
  protected readonly wholePercent = wholePercent;
  protected readonly asTable = signal(false);

  private readonly decided = computed(() => this.figures().decided);
  private readonly all = computed(() =>
    (this.figures().thresholds ?? []).map((point) => ({ ...point, at: Math.round(point.threshold * 100) })),
  );
  /** The least confidence worth asking about: below it, everything is covered. */
  protected readonly min = computed(() =>
    Math.max(
      0,
      ...this.all().flatMap(({ at, covered }) => (at <= LATEST_START && covered === this.decided() ? [at] : [])),
    ),
  );
  protected readonly points = computed(() => this.all().filter(({ at }) => at >= this.min()));

  /** In percent; what was set stays as long as the figures reach to it. */
  protected readonly at = linkedSignal<number, number>({
    source: this.min,
    computation: (min, previous) => Math.max(min, previous?.value ?? FIRST),
  });
  /** How much of the slider's track lies below the threshold, in percent. */
  protected readonly uncovered = computed(() => ((this.at() - this.min()) / (100 - this.min())) * 100);
  protected readonly atShare = computed(() => wholePercent(this.at()));
  private readonly point = computed(() => this.points().find(({ at }) => at === this.at()));

  protected readonly sheet = computed<FiguresSheet>(() => ({
    caption: $localize`What each confidence threshold would cover, and how often it would be right`,
    fileName: `confidence-thresholds-of-${this.figures().field}`,
    head: [
      $localize`:a share|:At least`,
      $localize`:share of suggestions|:Covered`,
      $localize`Tickets`,
      $localize`:share of suggestions|:Right`,
    ],
    rows: this.points().map(({ at, coverage, covered, precision }) => [
      wholePercent(at),
      percent(coverage),
      covered,
      precision === null ? $localize`none covered` : exactPercent(precision),
    ]),
  }));

  protected readonly outcome = computed(() => {
    const point = this.point();
    if (point === undefined) return undefined;
    const { covered, coverage, precision, interval } = point;
    const wrong = precision === null ? 0 : Math.round(covered * (1 - precision));
    return {
      coverage: percent(coverage),
      covered: $localize`${wholeNumber(covered)}:count: of ${wholeNumber(this.decided())}:all:`,
      right: precision === null ? '' : $localize`${exactPercent(precision)}:share: of them right`,
      interval: interval === null ? '' : $localize`95% interval ${intervalText(interval)}:shares:`,
      left: wholeNumber(this.decided() - covered),
      wrong: plural(
        wrong,
        $localize`:after a number|:left for review, ${wholeNumber(wrong)}:count: wrong one let through.`,
        $localize`:after a number|:left for review, ${wholeNumber(wrong)}:count: wrong ones let through.`,
      ),
    };
  });
  /** "80 percent: 1,279 of 1,640 covered, 96.1 percent right". */
  protected readonly words = computed(() => {
    const points = this.points();
    const decided = wholeNumber(this.decided());
    return (at: number): string => {
      const point = points.find((other) => other.at === at);
      if (point === undefined) return $localize`${at}:threshold: percent`;
      const covered = wholeNumber(point.covered);
      if (point.precision === null) {
        return $localize`${at}:threshold: percent: ${covered}:count: of ${decided}:all: covered`;
      }
      const right = oneDecimal(point.precision * 100);
      return $localize`${at}:threshold: percent: ${covered}:count: of ${decided}:all: covered, ${right}:share: percent right`;
    };
  });

  protected readonly drawing = computed<ChartDrawing>(() => {
    const points = this.points();
    const current = this.point();
    const right = points.flatMap(({ at, precision }) => (precision === null ? [] : [[at, precision * 100]]));
    const covered = points.map(({ at, coverage }) => [at, coverage * 100]);
    const chosen = [
      { share: current?.coverage ?? null, colour: 'quiet' },
      { share: current?.precision ?? null, colour: 'ink' },
    ] as const;
    const only = (name: string) => (point: readonly number[]) => ({ name, value: point });
    const [rightName, coveredName] = [
      $localize`:share of suggestions|:Right`,
      $localize`:share of suggestions|:Covered`,
    ];
    return (colours) => ({
      grid: { left: 44, right: 14, top: 12, bottom: 8 },
      tooltip: {
        ...tooltip(colours),
        trigger: 'axis',
        valueFormatter: (value: unknown) => (typeof value === 'number' ? exactPercent(value / 100) : ''),
      },
      xAxis: { ...percentAxis(colours, this.min(), false), axisLabel: { show: false } },
      yAxis: { ...percentAxis(colours, 0, true), interval: 50 },
      series: [
        {
          type: 'line',
          name: rightName,
          data: right.map(only(rightName)),
          showSymbol: false,
          itemStyle: { color: colours.ink },
          lineStyle: { color: colours.ink, width: 2.5 },
        },
        {
          type: 'line',
          name: coveredName,
          data: covered.map(only(coveredName)),
          showSymbol: false,
          itemStyle: { color: colours.quiet },
          lineStyle: { color: colours.quiet, width: 1.5 },
        },
        {
          type: 'line',
          data: [
            [this.at(), 0],
            [this.at(), 100],
          ],
          symbol: 'none',
          silent: true,
          tooltip: { show: false },
          lineStyle: { color: colours.text, width: 1 },
          animation: false,
        },
        {
          type: 'line',
          data: chosen.flatMap(({ share, colour }) =>
            share === null ? [] : [{ value: [this.at(), share * 100], itemStyle: { color: colours[colour] } }],
          ),
          symbol: 'circle',
          symbolSize: 9,
          silent: true,
          tooltip: { show: false },
          lineStyle: { width: 0 },
          animation: false,
        },
      ],
    });
  });
}
