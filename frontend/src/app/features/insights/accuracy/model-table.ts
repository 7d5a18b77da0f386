import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { percent } from '../../../shared/numbers';
import { ChartTools } from '../charts/chart-tools';
import type { FiguresSheet } from '../charts/figures-sheet';
import { decisionCount, exactPercent, intervalText, type MeasuredModel, termsOf } from './measured-models';

/** The axis begins at a whole ten percent below everything on it, and never later than here. */
const LATEST_START = 0.8;

/** Each model's share of right suggestions with its 95 % interval, beside the simplest guess. */
@Component({
  selector: 'td-model-table',
  imports: [ChartTools, MatIcon, NgTemplateOutlet],
  templateUrl: './model-table.html',
  styleUrl: './model-table.scss',
})
export class ModelTable {
  readonly models = input.required<readonly MeasuredModel[]>();
  readonly neededDecisions = input.required<number>();
  /** The model whose details stand beside the table. */
  readonly chosen = input.required<MeasuredModel | undefined>();
  readonly choose = output<string>();

  protected readonly decisionCount = decisionCount;

  /** There is something to choose as soon as two models have details. */
  protected readonly choosable = computed(() => this.models().filter(({ figures }) => figures.enough_data).length > 1);

  private readonly start = computed(() => {
    const lows = this.models().flatMap(({ figures: { interval } }) => (interval === null ? [] : [interval.low]));
    return Math.floor(Math.min(LATEST_START, ...lows) * 10) / 10;
  });
  protected readonly marks = computed(() => [this.start(), (this.start() + 1) / 2, 1].map((share) => percent(share)));
  protected readonly rows = computed(() =>
    this.models().map(({ key, name, version, figures }) => {
      const { accuracy, interval, decided, open, enough_data: enough } = figures;
      const measured =
        accuracy === null || interval === null
          ? undefined
          : {
              share: exactPercent(accuracy),
              interval: intervalText(interval),
              dot: this.place(accuracy),
              from: this.place(interval.low),
              width: this.place(interval.high) - this.place(interval.low),
            };
      return { key, name, version, decided, open, enough, measured };
    }),
  );
  protected readonly guess = computed(() => {
    const figures = this.chosen()?.figures;
    const guess = figures?.simplest_guess;
    if (figures === undefined || guess === undefined || guess === null) return undefined;
    const label = termsOf(figures.field).find(({ value }) => value === guess.value)?.label ?? guess.value;
    const isOnScale = guess.accuracy >= this.start();
    return { label, share: exactPercent(guess.accuracy), dot: isOnScale ? this.place(guess.accuracy) : undefined };
  });

  /** What the bars and the words of the table say, in numbers alone. */
  protected readonly sheet = computed<FiguresSheet>(() => {
    const guess = this.chosen()?.figures.simplest_guess;
    const { label } = this.guess() ?? {};
    const field = this.models()[0]?.figures.field ?? '';
    return {
      caption: $localize`How often each model was right, with the 95% interval`,
      fileName: `models-compared-${field}`,
      head: [
        $localize`Source`,
        $localize`:of a model|:Version`,
        $localize`Decisions`,
        $localize`:suggestions|:Open`,
        $localize`:share of suggestions|:Right`,
        $localize`95% interval from`,
        $localize`95% interval to`,
      ],
      rows: [
        ...this.models().map(({ name, version, figures: { decided, open, accuracy, interval } }) => [
          name,
          version,
          decided,
          open,
          accuracy === null ? '' : exactPercent(accuracy),
          interval === null ? '' : exactPercent(interval.low),
          interval === null ? '' : exactPercent(interval.high),
        ]),
        ...(guess === undefined || guess === null || label === undefined
          ? []
          : [[$localize`Always ${label}:value:`, '', '', '', exactPercent(guess.accuracy), '', '']]),
      ],
    };
  });

  /** Where a share lies on the axis, in percent of its length. */
  private place(share: number): number {
    return ((share - this.start()) / (1 - this.start())) * 100;
  }
}
