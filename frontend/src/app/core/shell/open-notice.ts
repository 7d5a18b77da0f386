import { Component, DOCUMENT, inject, signal } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';

/** In the session of the browser: where it is, nobody has to be told again. */
const DISMISSED = 'triagedesk.open-notice-dismissed';

/** Says that nobody has to sign in here, and where that is changed. On small screens the menu of preferences says so. */
@Component({
  selector: 'td-open-notice',
  imports: [MatIcon, MatIconButton, RouterLink],
  template: `
    @if (!isDismissed()) {
      <a
        routerLink="/sign-in"
        i18n-title
        title="Everybody who reaches this server works as an agent without signing in. Sign in, or learn how to set that up."
      >
        <mat-icon class="s" svgIcon="users" />
        <span i18n>Open to everybody</span>
        <span i18n class="unseen">: nobody has to sign in here. Sign in, or learn how to set that up.</span>
      </a>
      <button matIconButton type="button" i18n-aria-label aria-label="Hide this notice" (click)="dismiss()">
        <mat-icon class="s" svgIcon="x" />
      </button>
    }
  `,
  styleUrl: './open-notice.scss',
})
export class OpenNotice {
  private readonly window = inject(DOCUMENT).defaultView;

  protected readonly isDismissed = signal(this.wasDismissed());

  protected dismiss(): void {
    this.isDismissed.set(true);
    try {
      this.window?.sessionStorage.setItem(DISMISSED, 'yes');
    } catch {
      // Storage is full or blocked: it is said again with the next page load.
    }
  }

  private wasDismissed(): boolean {
    try {
      return this.window?.sessionStorage.getItem(DISMISSED) === 'yes';
    } catch {
      return false; // Storage is blocked.
    }
  }
}
