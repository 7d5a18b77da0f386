import { Component, DOCUMENT, ElementRef, inject, input, viewChild } from '@angular/core';
import type { MatMenu } from '@angular/material/menu';
import { Clock } from '../../../core/clock';
import { Age } from '../../../shared/age';
import { PickableCard } from '../bulk/pickable-card';
import { RowCheck } from '../bulk/row-check';
import { Selection } from '../bulk/selection';
import { FieldButton } from '../fields/field-button';
import { SuggestionMark } from '../suggestion/suggestion-mark';
import { DrawnRows, type RowSize } from './drawn-rows';
import { FocusableRow } from './row-focus';
import { RowNote } from './row-note';
import { TicketLink } from './ticket-link';

/** Until a card has been measured, with the gap to the next. */
const CARD_HEIGHT = 163;

/** The queue below 840 px: a card for each ticket, in two columns where there is room. */
@Component({
  selector: 'td-ticket-cards',
  imports: [Age, FieldButton, FocusableRow, PickableCard, RowCheck, RowNote, SuggestionMark, TicketLink],
  providers: [DrawnRows],
  templateUrl: './ticket-cards.html',
  styleUrl: './ticket-cards.scss',
  host: {
    '[style.padding-block-start.px]': 'drawn.above()',
    '[style.padding-block-end.px]': 'drawn.below()',
  },
})
export class TicketCards {
  private readonly document = inject(DOCUMENT);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly cards = viewChild.required<ElementRef<HTMLElement>>('cards');

  readonly search = input.required<string>();
  readonly menu = input.required<MatMenu>();

  protected readonly selection = inject(Selection);
  protected readonly now = inject(Clock).now;
  protected readonly drawn = inject(DrawnRows);

  constructor() {
    this.drawn.follow({
      expected: { height: CARD_HEIGHT, across: 1 },
      grid: () => this.cards().nativeElement,
      scroller: () => this.document,
      seen: () => this.seen(),
      scrollTo: (top) => {
        this.document.defaultView?.scrollBy(0, top - (this.seen()?.top ?? 0));
      },
      measured: () => this.measured(),
    });
  }

  /** The page scrolls them, under bars that stay: a ticket that covers the list takes it away as a whole. */
  private seen() {
    if (this.host.closest('[hidden]') !== null) return undefined;
    const { scrollMarginTop, scrollMarginBottom } = getComputedStyle(this.cards().nativeElement);
    const [above, below] = [pixels(scrollMarginTop), pixels(scrollMarginBottom)];
    const { clientHeight } = this.document.documentElement;
    return { top: above - this.host.getBoundingClientRect().top, height: clientHeight - above - below };
  }

  /** A question or a refusal makes a card higher than the others, none makes one lower. */
  private measured(): RowSize | undefined {
    const list = this.cards().nativeElement;
    const height = Math.min(...[...list.children].map((card) => card.getBoundingClientRect().height));
    if (height === 0 || height === Infinity) return undefined;
    const { rowGap, gridTemplateColumns } = getComputedStyle(list);
    return { height: height + pixels(rowGap), across: gridTemplateColumns.split(' ').length };
  }
}

function pixels(length: string): number {
  return Number.parseFloat(length) || 0;
}
