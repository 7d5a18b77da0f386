import { Component, computed, inject, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatTooltip } from '@angular/material/tooltip';
import { Shortcuts } from '../../../core/shortcuts/shortcuts';
import { NewTickets } from './new-tickets';

/** New tickets wait behind it. */
@Component({
  selector: 'td-new-tickets-pill',
  imports: [MatButton, MatIcon, MatTooltip],
  template: `
    @if (count() > 0) {
      <button matButton="filled" type="button" [matTooltip]="hint()" (click)="pressed.emit()">
        <mat-icon class="s" svgIcon="arrow-up" />
        @if (capped()) {
          <ng-container i18n>{{ count() }}+ new tickets</ng-container>
        } @else {
          <ng-container i18n>{count(), plural, =1 {1 new ticket} other {{{ count() }} new tickets}}</ng-container>
        }
      </button>
    }
  `,
  styleUrl: './new-tickets-pill.scss',
})
export class NewTicketsPill {
  readonly pressed = output();

  private readonly tickets = inject(NewTickets);
  private readonly shortcuts = inject(Shortcuts);

  protected readonly count = computed(() => this.tickets.count().count);
  protected readonly hint = computed(() => this.shortcuts.hint($localize`Show them at the top`, 'U'));
  protected readonly capped = computed(() => this.tickets.count().capped);
}
