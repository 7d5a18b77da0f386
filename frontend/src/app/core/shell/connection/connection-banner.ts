import { Component, computed, effect, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Connection, isTrouble } from '../../live/connection';
import { LiveEvents } from '../../live/live-events';

/** Says that there is no connection, what works without one, and when the next attempt is made. */
@Component({
  selector: 'td-connection-banner',
  imports: [MatButton, MatIcon],
  template: `
    <!-- Here before it says something: only then screen readers take notice. The countdown is for the eye. -->
    <div role="status">
      @switch (state()) {
        @case ('reconnecting') {
          <mat-icon class="m turning" svgIcon="refresh-cw" />
          <p i18n>Connection lost. You can go on reading; changes need a connection.</p>
        }
        @case ('offline') {
          <mat-icon class="m" svgIcon="cloud-off" />
          <p i18n>Offline. You can go on reading; changes need a connection.</p>
        }
      }
    </div>
    @if (trouble()) {
      <span class="next" aria-hidden="true">
        @if (seconds() > 0) {
          <ng-container i18n>Trying again in {{ seconds() }} s.</ng-container>
        } @else {
          <ng-container i18n>Trying again…</ng-container>
        }
      </span>
      <button matButton type="button" (click)="live.tryNow()" i18n>Try now</button>
    }
  `,
  styleUrl: './connection-banner.scss',
  host: { '[class.shown]': 'trouble()' },
})
export class ConnectionBanner {
  protected readonly live = inject(LiveEvents);
  protected readonly state = inject(Connection).state;
  protected readonly trouble = computed(() => isTrouble(this.state()));

  private readonly now = signal(Date.now());
  /** Until the next attempt; 0 while one is under way. */
  protected readonly seconds = computed(() => {
    const at = this.live.retryAt();
    return at === undefined ? 0 : Math.max(0, Math.ceil((at - this.now()) / 1_000));
  });

  constructor() {
    effect((onCleanup) => {
      if (!this.trouble() || this.live.retryAt() === undefined) return;
      this.now.set(Date.now());
      const timer = setInterval(() => this.now.set(Date.now()), 500);
      onCleanup(() => clearInterval(timer));
    });
  }
}
