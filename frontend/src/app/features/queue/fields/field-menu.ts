import { Component, inject, viewChild } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuContent, MatMenuItem } from '@angular/material/menu';
import { percent } from '../../../shared/numbers';
import { OptimisticChanges } from '../list/optimistic-changes';
import type { Row } from '../list/ticket-rows';
import { changesAnything, confidenceOf, type FieldName, type FieldOption, FIELDS, pencilNote } from './ticket-fields';

/** What a button hands to the menu. */
export interface FieldMenuData {
  readonly row: Row;
  /** Each becomes a group of values. */
  readonly fields: readonly FieldName[];
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

  protected readonly fields = FIELDS;

  protected namesOf({ fields }: FieldMenuData): readonly FieldName[] {
    return fields;
  }

  protected isCurrent({ row }: FieldMenuData, field: FieldName, option: FieldOption): boolean {
    return row.ticket[field] === option.value;
  }

  /** True for a value that stands in the ticket undecided: choosing it confirms it. */
  protected isPencil(data: FieldMenuData, field: FieldName, option: FieldOption): boolean {
    return this.isCurrent(data, field, option) && pencilNote(data.row.ticket, field) !== undefined;
  }

  /** How sure the suggestion of this value was; whatever was chosen since, it stays marked. */
  protected suggestedWith({ row }: FieldMenuData, field: FieldName, option: FieldOption): string | undefined {
    const { suggestion } = row.ticket;
    if (suggestion === null || field === 'status' || suggestion[field] !== option.value) return undefined;
    return percent(confidenceOf(suggestion, field));
  }

  protected choose({ row }: FieldMenuData, option: FieldOption): void {
    if (changesAnything(row.ticket, option.edit)) this.changes.change(row.ticket.id, option.edit, row.ticket);
  }

  /** Digits choose at once where one field is asked about; the menu's own keys do the rest. */
  protected chooseByDigit(data: FieldMenuData, event: KeyboardEvent): void {
    const [field, other] = data.fields;
    const option = field && other === undefined ? FIELDS[field].options[Number(event.key) - 1] : undefined;
    if (option === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.choose(data, option);
    this.menu().closed.emit('click');
  }
}
