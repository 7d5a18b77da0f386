import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { fieldMessages } from '../../api/problem';
import { SessionApi } from '../../api/session-api';
import { sentenceFor } from '../../core/errors/sentence';
import { Notifier } from '../../core/notifier/notifier';
import { takeOneTimeKey } from './one-time-key';
import { NewPasswordField, passwordProblem } from '../../core/session/new-password-field';

/** A person chooses a new password with the link that an administrator has made. */
@Component({
  selector: 'td-reset-password',
  imports: [MatButton, NewPasswordField, RouterLink],
  template: `
    <div class="sheet">
      <h1 i18n>Choose a password</h1>
      @if (key === '') {
        <p i18n class="lede">This link is not complete. Open it as a whole, or ask an administrator for a new one.</p>
        <a i18n matButton="tonal" routerLink="/sign-in">Go to sign-in</a>
      } @else {
        <form novalidate i18n-aria-label aria-label="Choose a password" (submit)="send($event)">
          <td-new-password-field
            fieldId="password"
            i18n-label
            label="New password"
            [error]="passwordError()"
            [(value)]="password"
          />
          @if (failure(); as reason) {
            <p class="error" role="alert">{{ reason }}</p>
          }
          <button i18n matButton="filled" type="submit" disabledInteractive [disabled]="sending()">Set password</button>
        </form>
      }
    </div>
  `,
  styleUrl: '../../shared/access-form.scss',
})
export class ResetPassword {
  private readonly api = inject(SessionApi);
  private readonly router = inject(Router);
  private readonly notifier = inject(Notifier);

  protected readonly key = takeOneTimeKey();
  protected readonly password = signal('');
  protected readonly passwordError = signal('');
  protected readonly failure = signal('');
  protected readonly sending = signal(false);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.failure.set('');
    this.passwordError.set(passwordProblem(this.password()));
    if (this.sending() || this.passwordError() !== '') return;
    this.sending.set(true);
    try {
      await firstValueFrom(this.api.resetPassword(this.key, this.password()));
      this.notifier.info($localize`Your password is set. Sign in with it.`);
      await this.router.navigateByUrl('/sign-in', { replaceUrl: true });
    } catch (error) {
      const [message] = fieldMessages(error)['password'] ?? [];
      if (message === undefined) this.failure.set(sentenceFor(error));
      else this.passwordError.set(sentenceFor(error));
    } finally {
      this.sending.set(false);
    }
  }
}
