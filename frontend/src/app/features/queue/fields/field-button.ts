import { Component, computed, DOCUMENT, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { type MatMenu, MatMenuTrigger } from '@angular/material/menu';
import { MatProgressSpinner } from '@angular/material/progress-spinner';
import { MatTooltip } from '@angular/material/tooltip';
import { Shortcuts } from '../../../core/shortcuts/shortcuts';
import { CategoryValue } from '../../../shared/values/category-value';
import { PriorityValue } from '../../../shared/values/priority-value';
import { StatusValue } from '../../../shared/values/status-value';
import type { Row } from '../list/ticket-rows';
import type { FieldMenuData } from './field-menu';
import { type FieldName, FIELDS, pencilNote } from './ticket-fields';

/** The value of one field of a ticket; a click changes it. */
@Component({
  selector: 'td-field-button',
  imports: [CategoryValue, MatIcon, MatMenuTrigger, MatProgressSpinner, MatTooltip, PriorityValue, StatusValue],
  templateUrl: './field-button.html',
  styleUrl: './field-button.scss',
})
export class FieldButton {
  private readonly document = inject(DOCUMENT);
  private readonly shortcuts = inject(Shortcuts);

  readonly row = input.required<Row>();
  readonly field = input.required<FieldName>();
  readonly menu = input.required<MatMenu>();
  /** False takes the button out of the tab order: in a table only those of the current row are in it. */
  readonly reachable = input(true);

  protected readonly data = computed<{ data: FieldMenuData }>(() => ({
    data: { row: this.row(), fields: [this.field()] },
  }));
  protected readonly key = computed(() => FIELDS[this.field()].key);
  protected readonly note = computed(() => pencilNote(this.row().ticket, this.field()));
  protected readonly label = computed(() => {
    const { ticket } = this.row();
    const { label, options } = FIELDS[this.field()];
    const value = options.find((option) => option.value === ticket[this.field()])?.label;
    return $localize`${label}:field: of ${ticket.id}:number:: ${value}:value:`;
  });
  protected readonly tooltip = computed(() => {
    const change = this.shortcuts.hint(changeText(this.field()), this.key().toUpperCase());
    return this.note() === undefined ? change : `${this.note()}. ${change}`;
  });
  protected readonly saving = computed(() => this.field() in (this.row().pending ?? {}));
  protected readonly refused = computed(() => this.field() in (this.row().refusal?.edit ?? {}));

  private focused: Element | null = null;

  /** The focus stays where it was: on the row when a key opened the menu, on this button when a click did. */
  protected rememberFocus(): void {
    this.focused = this.document.activeElement;
  }

  protected restoreFocus(button: HTMLElement): void {
    const { focused } = this;
    const place = focused instanceof HTMLElement && focused !== this.document.body ? focused : button;
    place.focus({ preventScroll: true });
  }
}

function changeText(field: FieldName): string {
  switch (field) {
    case 'category':
      return $localize`Change category`;
    case 'priority':
      return $localize`Change priority`;
    case 'status':
      return $localize`Change status`;
  }
}
