import { Component, inject, input } from '@angular/core';
import type { MatMenu } from '@angular/material/menu';
import { Clock } from '../../../core/clock';
import { Age } from '../../../shared/age';
import { PickableCard } from '../bulk/pickable-card';
import { RowCheck } from '../bulk/row-check';
import { Selection } from '../bulk/selection';
import { FieldButton } from '../fields/field-button';
import type { Row } from '../list/ticket-rows';
import { SuggestionMark } from '../suggestion/suggestion-mark';
import { FocusableRow } from './row-focus';
import { RowNote } from './row-note';
import { TicketLink } from './ticket-link';

/** The queue below 840 px: a card for each ticket, in two columns where there is room. */
@Component({
  selector: 'td-ticket-cards',
  imports: [Age, FieldButton, FocusableRow, PickableCard, RowCheck, RowNote, SuggestionMark, TicketLink],
  templateUrl: './ticket-cards.html',
  styleUrl: './ticket-cards.scss',
})
export class TicketCards {
  readonly rows = input.required<readonly Row[]>();
  readonly search = input.required<string>();
  readonly menu = input.required<MatMenu>();

  protected readonly selection = inject(Selection);
  protected readonly now = inject(Clock).now;
}
