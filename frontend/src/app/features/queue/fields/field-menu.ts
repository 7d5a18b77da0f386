import { Component, inject, viewChild } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuContent, MatMenuItem } from '@angular/material/menu';
import { OptimisticChanges } from '../list/optimistic-changes';
import type { Row } from '../list/ticket-rows';
import { changesAnything, type Field, type FieldName, type FieldOption, FIELDS, sourceOf } from './ticket-fields';

/** What a field button hands to the menu. */
export interface FieldMenuData {
  readonly row: Row;
  readonly field: FieldName;
}

/** The one menu that every row and every field opens. */
@Component({
  selector: 'td-field-menu',
  imports: [MatIcon, MatMenu, MatMenuContent, MatMenuItem],
  templateUrl: './field-menu.html',
  styleUrl: './field-menu.scss',
})
export class FieldMenu {
  private readonly changes = inject(OptimisticChanges);

  readonly menu = viewChild.required(MatMenu);

  protected fieldOf({ field }: FieldMenuData): Field {
    return FIELDS[field];
  }

  protected isCurrent({ row, field }: FieldMenuData, option: FieldOption): boolean {
    return row.ticket[field] === option.value;
  }

  /** True for the value that the classifier proposed and nobody has confirmed: choosing it does so. */
  protected isSuggested(data: FieldMenuData, option: FieldOption): boolean {
    return this.isCurrent(data, option) && sourceOf(data.row.ticket, data.field) === 'classifier';
  }

  protected choose({ row }: FieldMenuData, option: FieldOption): void {
    if (changesAnything(row.ticket, option.edit)) this.changes.change(row.ticket.id, option.edit);
  }

  /** Digits choose at once; the menu's own keys do the rest. */
  protected chooseByDigit(data: FieldMenuData, event: KeyboardEvent): void {
    const option = FIELDS[data.field].options[Number(event.key) - 1];
    if (option === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.choose(data, option);
    this.menu().closed.emit('click');
  }
}
