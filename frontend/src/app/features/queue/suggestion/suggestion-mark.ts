import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { MatTooltip } from '@angular/material/tooltip';
import type { KnownTicket } from '../../../api/types';
import { markOf, type MarkLook } from './suggestion-words';

const ICONS = {
  suggested: 'pencil',
  review: 'eye',
  kept: 'check',
  changed: 'corner-up-right',
} as const satisfies Record<MarkLook, string>;

/** In the list: how sure the suggestion for a ticket is, or what became of it. */
@Component({
  selector: 'td-suggestion-mark',
  imports: [MatIcon, MatTooltip],
  template: `
    @if (mark(); as mark) {
      <span [class]="'mark ' + mark.look" [matTooltip]="mark.hint">
        <mat-icon class="xs" [svgIcon]="icons[mark.look]" />
        <span aria-hidden="true">{{ mark.text }}</span>
        <span class="unseen">{{ mark.words }}</span>
      </span>
    }
  `,
  styleUrl: './suggestion-mark.scss',
})
export class SuggestionMark {
  readonly ticket = input.required<KnownTicket>();

  protected readonly icons = ICONS;
  protected readonly mark = computed(() => markOf(this.ticket()));
}
