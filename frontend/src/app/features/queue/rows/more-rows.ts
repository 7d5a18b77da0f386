import { Component, computed, effect, ElementRef, inject, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatProgressSpinner } from '@angular/material/progress-spinner';
import { sentenceFor } from '../../../core/errors/sentence';
import { QueueUrl } from '../../../core/queue-url/queue-url';
import { TicketList } from '../list/ticket-list';
import { RowFocus } from './row-focus';

/** How far below the visible part the next page is asked for, in pixels. */
const AHEAD = 600;

/** How many rows from the end the keys, or the open ticket, may be until the next page is asked for. */
const ROWS_AHEAD = 5;

/** The end of the list: it reads the next page when it comes near, or when its button is pressed. */
@Component({
  selector: 'td-more-rows',
  imports: [MatButton, MatIcon, MatProgressSpinner],
  template: `
    @if (list.hasMore()) {
      @if (list.moreError(); as error) {
        <p i18n role="alert">More tickets could not be loaded. {{ sentence(error) }}</p>
        <button matButton="tonal" type="button" (click)="list.loadMore()">
          <mat-icon class="s" svgIcon="rotate-ccw" /><ng-container i18n>Try again</ng-container>
        </button>
      } @else {
        <button matButton type="button" [attr.aria-busy]="list.reading() === 'more'" (click)="list.loadMore()">
          @if (list.reading() === 'more') {
            <mat-spinner diameter="16" strokeWidth="2" aria-hidden="true" />
          }
          <ng-container i18n>Show more</ng-container>
        </button>
      }
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: center;
      gap: 4px 12px;
      min-height: 1px;
    }
    :host:has(button) {
      padding: 8px;
    }
    p {
      color: var(--mat-sys-error);
      font: var(--mat-sys-body-small);
    }
    mat-spinner {
      display: inline-block;
      vertical-align: -3px;
      margin-inline-end: 6px;
    }
  `,
})
export class MoreRows {
  protected readonly list = inject(TicketList);
  protected readonly sentence = sentenceFor;

  private readonly focus = inject(RowFocus);
  private readonly open = inject(QueueUrl).ticketNumber;
  /** From ticket to ticket nothing is scrolled: the list may be narrow, covered or not in sight at all. */
  private readonly walkedHere = computed(() => {
    const last = this.list.ids().slice(-ROWS_AHEAD);
    return [this.focus.current(), this.open()].some((id) => id !== undefined && last.includes(id));
  });

  constructor() {
    const end = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    // Observed anew after each page: an end that is still near says so only then. After a failure it waits for people.
    effect((onCleanup) => {
      if (!this.list.hasMore() || this.list.reading() !== undefined || this.list.moreError() !== undefined) return;
      if (this.walkedHere()) {
        untracked(() => {
          this.list.loadMore();
        });
        return;
      }
      const observer = new IntersectionObserver(
        (entries) => {
          if (entries.some(({ isIntersecting }) => isIntersecting)) this.list.loadMore();
        },
        { root: end.closest('.scroller'), rootMargin: `${AHEAD}px 0px` },
      );
      observer.observe(end);
      onCleanup(() => {
        observer.disconnect();
      });
    });
  }
}
