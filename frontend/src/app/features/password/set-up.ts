import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { fieldMessages } from '../../api/problem';
import { sentenceFor } from '../../core/errors/sentence';
import { refusalOf } from '../../core/session/refusal';
import { Session } from '../../core/session/session';
import { TextField } from '../../shared/text-field';
import { takeOneTimeKey } from './one-time-key';
import { NewPasswordField, passwordProblem } from '../../core/session/new-password-field';

/** The first administrator, with the link that the server has printed at its start. */
@Component({
  selector: 'td-set-up',
  imports: [MatButton, NewPasswordField, RouterLink, TextField],
  template: `
    <div class="sheet">
      <h1 i18n>The first administrator</h1>
      @if (key === '') {
        <p i18n class="lede">
          This link is not complete. Open it as a whole, as the server has printed it at its start.
        </p>
        <a i18n matButton="tonal" routerLink="/sign-in">Go to sign-in</a>
      } @else {
        <p i18n class="lede">Nobody can sign in yet. You will be able to add the other people.</p>
        <form novalidate i18n-aria-label aria-label="The first administrator" (submit)="send($event)">
          <td-text-field
            fieldId="name"
            autocomplete="name"
            i18n-label
            label="Name"
            [error]="nameError()"
            [(value)]="name"
          />
          <td-text-field
            fieldId="email"
            type="email"
            autocomplete="username"
            i18n-label
            label="E-mail address"
            [error]="emailError()"
            [(value)]="email"
          />
          <td-new-password-field
            fieldId="password"
            i18n-label
            label="Password"
            [error]="passwordError()"
            [(value)]="password"
          />
          @if (failure(); as reason) {
            <p class="error" role="alert">{{ reason }}</p>
          }
          <button i18n matButton="filled" type="submit" disabledInteractive [disabled]="sending()">
            Create administrator
          </button>
        </form>
      }
    </div>
  `,
  styleUrl: '../../shared/access-form.scss',
})
export class SetUp {
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  protected readonly key = takeOneTimeKey();
  protected readonly name = signal('');
  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly nameError = signal('');
  protected readonly emailError = signal('');
  protected readonly passwordError = signal('');
  protected readonly failure = signal('');
  protected readonly sending = signal(false);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.failure.set('');
    this.nameError.set(this.name().trim() === '' ? $localize`Type a name.` : '');
    this.emailError.set(this.email().trim() === '' ? $localize`Type your e-mail address.` : '');
    this.passwordError.set(passwordProblem(this.password()));
    if (this.sending() || this.nameError() + this.emailError() + this.passwordError() !== '') return;
    this.sending.set(true);
    try {
      const { key } = this;
      await this.session.setUp({
        key,
        email: this.email().trim(),
        name: this.name().trim(),
        password: this.password(),
      });
      await this.router.navigateByUrl('/queue', { replaceUrl: true });
    } catch (error) {
      this.refused(error);
    } finally {
      this.sending.set(false);
    }
  }

  private refused(error: unknown): void {
    const fields = fieldMessages(error);
    if ('password' in fields) this.passwordError.set(sentenceFor(error));
    else if ('email' in fields) this.emailError.set(sentenceFor(error));
    else if ('name' in fields) this.nameError.set(sentenceFor(error));
    else this.failure.set(refusalOf(error));
  }
}
