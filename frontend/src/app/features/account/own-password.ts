import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import { AccountApi } from '../../api/account-api';
import { fieldMessages, readProblem } from '../../api/problem';
import { sentenceFor } from '../../core/errors/sentence';
import { Notifier } from '../../core/notifier/notifier';
import { NewPasswordField, passwordProblem } from '../../core/session/new-password-field';
import { TextField } from '../../shared/text-field';

/** A person changes their password; every other session of theirs ends. */
@Component({
  selector: 'td-own-password',
  imports: [MatButton, NewPasswordField, TextField],
  template: `
    <section class="sheet" aria-labelledby="password-heading">
      <h2 i18n id="password-heading">Password</h2>
      <p i18n class="about">Changing it signs you out everywhere else.</p>
      <form novalidate aria-labelledby="password-heading" (submit)="send($event)">
        <td-text-field
          fieldId="current-password"
          type="password"
          autocomplete="current-password"
          i18n-label
          label="Present password"
          [error]="currentError()"
          [(value)]="current"
        />
        <td-new-password-field
          fieldId="new-password"
          i18n-label
          label="New password"
          [error]="wantedError()"
          [(value)]="wanted"
        />
        @if (failure(); as reason) {
          <p class="error" role="alert">{{ reason }}</p>
        }
        <button i18n matButton="filled" type="submit" disabledInteractive [disabled]="sending()">
          Change password
        </button>
      </form>
    </section>
  `,
  styleUrl: '../../shared/section.scss',
})
export class OwnPassword {
  private readonly api = inject(AccountApi);
  private readonly notifier = inject(Notifier);

  protected readonly current = signal('');
  protected readonly wanted = signal('');
  protected readonly currentError = signal('');
  protected readonly wantedError = signal('');
  protected readonly failure = signal('');
  protected readonly sending = signal(false);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.failure.set('');
    this.currentError.set(this.current() === '' ? $localize`Type your present password.` : '');
    this.wantedError.set(passwordProblem(this.wanted()));
    if (this.sending() || this.currentError() + this.wantedError() !== '') return;
    this.sending.set(true);
    try {
      await firstValueFrom(this.api.changePassword(this.current(), this.wanted()));
      this.current.set('');
      this.wanted.set('');
      this.notifier.info($localize`Your password is changed.`);
    } catch (error) {
      const fields = fieldMessages(error);
      if ('new_password' in fields) this.wantedError.set(sentenceFor(error));
      else if ('current_password' in fields) this.currentError.set($localize`This is not your present password.`);
      else this.failure.set(hasNone(error) ? noPassword() : sentenceFor(error));
    } finally {
      this.sending.set(false);
    }
  }
}

function hasNone(error: unknown): boolean {
  return readProblem(error)?.code === 'no_password';
}

function noPassword(): string {
  return $localize`You have no password here, because you sign in elsewhere. An administrator can make a link with which you choose one.`;
}
