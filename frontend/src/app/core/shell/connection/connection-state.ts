import { Component, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { Connection } from '../../live/connection';

/** Whether changes arrive by themselves, in one word; where there is no room for it, only to be heard. */
@Component({
  selector: 'td-connection-state',
  imports: [MatIcon],
  template: `
    @switch (state()) {
      @case ('live') {
        <span class="dot"></span><span class="word" i18n="Changes arrive by themselves">Live</span>
      }
      @case ('reconnecting') {
        <mat-icon class="s turning" svgIcon="refresh-cw" /><span class="word" i18n>Reconnecting</span>
      }
      @case ('offline') {
        <mat-icon class="s" svgIcon="cloud-off" /><span class="word" i18n>Offline</span>
      }
    }
  `,
  styleUrl: './connection-state.scss',
  host: { role: 'status', '[class]': 'state()' },
})
export class ConnectionState {
  protected readonly state = inject(Connection).state;
}
