import { Component, computed, DOCUMENT, inject, input, model } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatTooltip } from '@angular/material/tooltip';
import { withinSentence } from '../../../shared/vocabulary';
import { toCsv } from './csv';
import type { FiguresSheet } from './figures-sheet';
import { saveFile } from './save-file';

/** The buttons beside the heading of a chart: its figures as a table, and as a file. */
@Component({
  selector: 'td-chart-tools',
  imports: [MatButton, MatIcon, MatIconButton, MatTooltip],
  template: `
    @if (drawn() !== '') {
      <button
        matButton
        type="button"
        [attr.aria-label]="name() + ', ' + withinSentence(other())"
        (click)="asTable.set(!asTable())"
      >
        {{ other() }}
      </button>
    }
    <button
      matIconButton
      type="button"
      i18n-matTooltip
      matTooltip="Download as CSV"
      disabledInteractive
      [attr.aria-label]="downloadLabel()"
      [disabled]="sheet() === undefined"
      (click)="download()"
    >
      <mat-icon class="s" svgIcon="download" />
    </button>
  `,
  styleUrl: './chart-tools.scss',
})
export class ChartTools {
  private readonly document = inject(DOCUMENT);

  /** What the chart is about, for those who do not see where the buttons stand. */
  readonly name = input.required<string>();
  /** What is drawn when there is no table; empty for what is a table in any case. */
  readonly drawn = input<'chart' | 'bars' | ''>('chart');
  /** Absent while the figures are on their way. */
  readonly sheet = input.required<FiguresSheet | undefined>();
  readonly asTable = model(false);

  protected readonly downloadLabel = computed(() => $localize`${this.name()}:chart:, download as CSV`);
  protected readonly withinSentence = withinSentence;
  protected readonly other = computed(() => {
    if (!this.asTable()) return $localize`Show as table`;
    return this.drawn() === 'bars' ? $localize`Show as bars` : $localize`Show as chart`;
  });

  protected download(): void {
    const sheet = this.sheet();
    if (sheet === undefined) return;
    saveFile(this.document, `triagedesk-${sheet.fileName}.csv`, 'text/csv;charset=utf-8', toCsv(sheet));
  }
}
