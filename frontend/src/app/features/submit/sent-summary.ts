import { afterNextRender, Component, type ElementRef, input, output, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { Ticket } from '../../api/types';
import { CategoryValue } from '../../shared/values/category-value';
import { PriorityValue } from '../../shared/values/priority-value';

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

  protected readonly decidedBy = decidedBy;

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    afterNextRender(() => {
      this.heading().nativeElement.focus();
    });
  }
}

function decidedBy(source: Ticket['category_source']): string {
  switch (source) {
    case 'person':
      return $localize`:who decided a field|:your choice`;
    case 'classifier':
      return $localize`:who decided a field|:suggested, not decided yet`;
    case 'default':
      return $localize`:who decided a field|:not decided yet`;
  }
}
