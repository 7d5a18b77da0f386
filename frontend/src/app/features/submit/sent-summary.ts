import { Clipboard } from '@angular/cdk/clipboard';
import {
  afterNextRender,
  Component,
  computed,
  DOCUMENT,
  type ElementRef,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { CreatedTicket, Ticket } from '../../api/types';
import { Notifier } from '../../core/notifier/notifier';
import { Session } from '../../core/session/session';
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
  readonly ticket = input.required<CreatedTicket>();
  readonly another = output();

  protected readonly decidedBy = decidedBy;
  /** Requesters have no queue. */
  protected readonly mayRead = computed(() => this.session.may('tickets:read'));

  private readonly session = inject(Session);
  private readonly document = inject(DOCUMENT);
  private readonly clipboard = inject(Clipboard);
  private readonly notifier = inject(Notifier);

  /** Where whoever sent the ticket sees what becomes of it. */
  protected readonly address = computed(
    () => new URL(`requests#${this.ticket().requester_key}`, this.document.baseURI).href,
  );

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    afterNextRender(() => {
      this.heading().nativeElement.focus();
    });
  }

  protected copyLink(): void {
    const address = this.address();
    if (this.clipboard.copy(address)) this.notifier.info($localize`The link to this ticket was copied.`);
    else this.notifier.error($localize`The browser did not allow copying. The link is ${address}:address:`);
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
