import { Component, inject, input } from '@angular/core';
import type { MatMenu } from '@angular/material/menu';
import { MatTableModule } from '@angular/material/table';
import type { TicketFilters } from '../../../api/types';
import { Clock } from '../../../core/clock';
import { Age } from '../../../shared/age';
import { FieldButton } from '../fields/field-button';
import { FIELD_NAMES, FIELDS } from '../fields/ticket-fields';
import type { Row } from '../list/ticket-rows';
import { SuggestionMark } from '../suggestion/suggestion-mark';
import { FocusableRow, RowFocus } from './row-focus';
import { RowNote } from './row-note';
import { TicketLink } from './ticket-link';

/** The queue from 840 px up: one dense row for each ticket. */
@Component({
  selector: 'td-ticket-table',
  imports: [Age, FieldButton, FocusableRow, MatTableModule, RowNote, SuggestionMark, TicketLink],
  templateUrl: './ticket-table.html',
  styleUrl: './ticket-table.scss',
})
export class TicketTable {
  readonly rows = input.required<readonly Row[]>();
  /** What the rows were asked for. */
  readonly filters = input.required<TicketFilters>();
  readonly open = input.required<number | undefined>();
  readonly menu = input.required<MatMenu>();

  protected readonly focus = inject(RowFocus);
  protected readonly now = inject(Clock).now;
  protected readonly fields = FIELD_NAMES.map((name) => ({ name, label: FIELDS[name].label }));
  protected readonly columns = ['id', 'ticket', ...FIELD_NAMES, 'suggestion', 'age'];

  protected readonly byId = (_: number, { ticket }: Row) => ticket.id;
}
