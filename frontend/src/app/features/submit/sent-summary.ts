import { afterNextRender, Component, type ElementRef, input, output, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { Ticket } from '../../api/types';
import { CategoryValue } from '../../shared/values/category-value';
import { PriorityValue } from '../../shared/values/priority-value';

const DECIDED_BY = {
  person: 'your choice',
  classifier: 'suggested, not decided yet',
  default: 'not decided yet',
} as const satisfies Record<Ticket['category_source'], string>;

/** The ticket that was just sent, and the ways on. Its heading takes the focus. */
@Component({
  selector: 'td-sent-summary',
  imports: [CategoryValue, MatButton, MatIcon, PriorityValue, RouterLink],
  templateUrl: './sent-summary.html',
  styleUrl: './sent-summary.scss',
})
export class SentSummary {
  readonly ticket = input.required<Ticket>();
  readonly another = output();

  protected readonly decidedBy = DECIDED_BY;

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    afterNextRender(() => {
      this.heading().nativeElement.focus();
    });
  }
}
