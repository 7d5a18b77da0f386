import { Component, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { Clock } from '../../../core/clock';
import { Age } from '../../../shared/age';
import { percent } from '../../../shared/numbers';
import { leastSure } from '../deck/proposal';
import type { Card } from '../deck/triage-deck';

/** The tickets that come after the one on screen. */
@Component({
  selector: 'td-up-next',
  imports: [Age, MatIcon],
  template: `
    <h3 i18n>Next</h3>
    <ol>
      @for (entry of entries(); track entry.id) {
        <li>
          <span class="ticket">
            <b dir="auto">{{ entry.title }}</b>
            <span>{{ entry.id }} · <td-age form="long" [at]="entry.at" [now]="clock.now()" /></span>
          </span>
          <span class="mark" [class.back]="entry.isBack">
            <mat-icon class="xs" [svgIcon]="entry.isBack ? 'undo-2' : 'eye'" />{{ entry.mark }}
            @if (!entry.isBack) {
              <span i18n="after a share" class="unseen">sure</span>
            }
          </span>
        </li>
      } @empty {
        <li i18n class="muted">This is the last one.</li>
      }
    </ol>
  `,
  styleUrl: './up-next.scss',
})
export class UpNext {
  protected readonly clock = inject(Clock);

  readonly cards = input.required<readonly Card[]>();

  protected readonly entries = computed(() =>
    this.cards().map(({ ticket, comeback }) => {
      const confidence = leastSure(ticket)?.confidence;
      const isBack = comeback?.kind === 'refused';
      const mark = confidence === undefined ? $localize`:a mark|:Review` : percent(confidence);
      return {
        id: ticket.id,
        title: ticket.title,
        at: ticket.created_at,
        isBack,
        mark: isBack ? $localize`Not saved` : mark,
      };
    }),
  );
}
