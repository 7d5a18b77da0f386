import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { FieldAccuracy } from '../../../api/types';
import { wholeNumber } from '../../../shared/numbers';
import { ChartTools } from '../charts/chart-tools';
import type { FiguresSheet } from '../charts/figures-sheet';
import { termsOf } from './measured-models';

/** The tint of a cell off the diagonal, in percent of ink. */
const FAINTEST = 4;
const STRONGEST = 28;

/** What was suggested against what people settled on. */
@Component({
  selector: 'td-confusion',
  imports: [ChartTools, MatIcon],
  templateUrl: './confusion.html',
  styleUrl: './confusion.scss',
})
export class Confusion {
  readonly figures = input.required<FieldAccuracy>();

  protected readonly terms = computed(() => termsOf(this.figures().field));
  protected readonly isCategory = computed(() => this.figures().field === 'category');

  private readonly most = computed(() =>
    Math.max(0, ...this.figures().confusion.flatMap((cell) => (cell.suggested === cell.final ? [] : [cell.count]))),
  );
  protected readonly changed = computed(() => this.most() > 0);

  protected readonly rows = computed(() =>
    this.terms().map((decided) => ({
      decided,
      cells: this.terms().map((suggested) => this.cell(suggested.value, decided.value)),
    })),
  );

  protected readonly sheet = computed<FiguresSheet>(() => ({
    caption: $localize`What was suggested against what people decided`,
    fileName: `suggested-and-decided-${this.figures().field}`,
    head: [$localize`People decided`, ...this.terms().map(({ label }) => $localize`Suggested ${label}:value:`)],
    rows: this.rows().map(({ decided, cells }) => [decided.label, ...cells.map(({ count }) => count)]),
  }));

  private cell(suggested: string, final: string) {
    const found = this.figures().confusion.find((cell) => cell.suggested === suggested && cell.final === final);
    const count = found?.count ?? 0;
    const agreed = suggested === final;
    return {
      count,
      text: wholeNumber(count),
      agreed: agreed && count > 0,
      commonest: !agreed && count > 0 && count === this.most(),
      tint: agreed || count === 0 ? 0 : FAINTEST + ((STRONGEST - FAINTEST) * count) / this.most(),
    };
  }
}
