import { Component, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatTooltip } from '@angular/material/tooltip';
import { CheckBox } from '../bulk/check-box';
import { type ColumnName, Columns, COLUMNS } from './columns';

/** Which columns the table shows; the menu stays open while they are chosen. */
@Component({
  selector: 'td-column-choice',
  imports: [CheckBox, MatIcon, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, MatTooltip],
  template: `
    <button
      matIconButton
      type="button"
      i18n-aria-label
      aria-label="Choose columns"
      i18n-matTooltip
      matTooltip="Columns"
      [matMenuTriggerFor]="menu"
    >
      <mat-icon class="m" svgIcon="sliders-horizontal" />
    </button>
    <mat-menu #menu="matMenu" class="td-panel">
      @for (column of all; track column) {
        <button
          mat-menu-item
          type="button"
          role="menuitemcheckbox"
          [attr.aria-checked]="columns.shows(column)"
          (click)="toggle($event, column)"
        >
          <span class="option"
            ><td-check-box [state]="columns.shows(column) ? 'all' : 'none'" />{{ labels[column] }}</span
          >
        </button>
      }
      <button mat-menu-item type="button" class="reset" [disabled]="!columns.anyHidden()" (click)="columns.showAll()">
        <ng-container i18n="all columns">Show all</ng-container>
      </button>
    </mat-menu>
  `,
  styleUrl: './column-choice.scss',
})
export class ColumnChoice {
  protected readonly columns = inject(Columns);
  protected readonly all = COLUMNS;
  protected readonly labels: Readonly<Record<ColumnName, string>> = {
    id: $localize`:a column|:Number`,
    category: $localize`Category`,
    priority: $localize`Priority`,
    status: $localize`Status`,
    suggestion: $localize`:a column|:Suggestion`,
    age: $localize`:a column|:Age`,
  };

  protected toggle(event: Event, name: ColumnName): void {
    event.stopPropagation(); // a click that arrives at the menu closes it
    this.columns.toggle(name);
  }
}
