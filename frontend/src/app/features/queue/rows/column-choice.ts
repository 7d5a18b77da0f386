import { Component, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatTooltip } from '@angular/material/tooltip';
import { CheckBox } from '../bulk/check-box';
import { Columns, COLUMNS } from './columns';

/** Which columns the table shows; the menu stays open while they are chosen. */
@Component({
  selector: 'td-column-choice',
  imports: [CheckBox, MatIcon, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, MatTooltip],
  template: `
    <button matIconButton type="button" aria-label="Choose columns" matTooltip="Columns" [matMenuTriggerFor]="menu">
      <mat-icon class="m" svgIcon="sliders-horizontal" />
    </button>
    <mat-menu #menu="matMenu" class="td-panel">
      @for (column of all; track column.name) {
        <button
          mat-menu-item
          type="button"
          role="menuitemcheckbox"
          [attr.aria-checked]="columns.shows(column.name)"
          (click)="toggle($event, column.name)"
        >
          <span class="option"
            ><td-check-box [state]="columns.shows(column.name) ? 'all' : 'none'" />{{ column.label }}</span
          >
        </button>
      }
      <button mat-menu-item type="button" class="reset" [disabled]="!columns.anyHidden()" (click)="columns.showAll()">
        Show all
      </button>
    </mat-menu>
  `,
  styleUrl: './column-choice.scss',
})
export class ColumnChoice {
  protected readonly columns = inject(Columns);
  protected readonly all = COLUMNS;

  protected toggle(event: Event, name: (typeof COLUMNS)[number]['name']): void {
    event.stopPropagation(); // a click that arrives at the menu closes it
    this.columns.toggle(name);
  }
}
