import { Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { openIdProblem } from './openid-problem';

/** The way to sign in with a provider, and why it did not lead here. */
@Component({
  selector: 'td-openid-way',
  imports: [MatButton],
  template: `
    @if (sentence(); as reason) {
      <p class="error" role="alert">{{ reason }}</p>
    }
    @if (provider(); as name) {
      <!-- no route of the page: the browser goes to the provider and comes back -->
      <a i18n matButton="tonal" [href]="address()">Continue with {{ name }}</a>
      <p i18n class="or">or with your password</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
      width: 100%;
    }
    .error {
      color: var(--mat-sys-error);
    }
    .or {
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
    }
  `,
})
export class OpenIdWay {
  /** What people know it as; undefined when there is none. */
  readonly provider = input<string>();
  /** What went wrong at the last attempt; null when there was none. */
  readonly problem = input<string | null>(null);
  /** Where the person goes on. */
  readonly next = input.required<string>();

  protected readonly address = computed(() => `/api/session/openid/?next=${encodeURIComponent(this.next())}`);
  protected readonly sentence = computed(() => {
    const problem = this.problem();
    return problem === null ? '' : openIdProblem(problem, this.provider() ?? $localize`Single sign-on`);
  });
}
