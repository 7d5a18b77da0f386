import { afterNextRender, Component, type ElementRef, inject, Injector, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { PasswordMailApi } from '../../api/password-mail-api';
import { fieldMessages } from '../../api/problem';
import { sentenceFor } from '../../core/errors/sentence';
import { Session } from '../../core/session/session';
import { TextField } from '../../shared/text-field';

/** A person who forgot their password has a link sent to choose another one. */
@Component({
  selector: 'td-forgot-password',
  imports: [MatButton, RouterLink, TextField],
  template: `
    <div class="sheet">
      @if (sentTo(); as address) {
        <h1 i18n #done tabindex="-1">Look into your mailbox</h1>
        <p i18n class="lede">
          If there is an account for {{ address }}, a mail is under way. The link in it works once, within an hour.
        </p>
        <p i18n class="hint">
          Nothing there after some minutes? Look among the unwanted mails, or ask an administrator.
        </p>
      } @else {
        <h1 i18n>Forgotten your password?</h1>
        @if (session.state()?.sign_in?.password_mail === false) {
          <p i18n class="lede">An administrator can make a link with which you choose a new one.</p>
        } @else {
          <p i18n class="lede">We send you a link with which you choose a new one.</p>
          <form novalidate i18n-aria-label aria-label="Forgotten your password?" (submit)="send($event)">
            <td-text-field
              #emailField
              fieldId="email"
              type="email"
              autocomplete="username"
              i18n-label
              label="E-mail address"
              [error]="emailError()"
              [(value)]="email"
            />
            @if (failure(); as reason) {
              <p class="error" role="alert">{{ reason }}</p>
            }
            <button i18n matButton="filled" type="submit" disabledInteractive [disabled]="sending()">Send link</button>
          </form>
        }
      }
      <a i18n matButton routerLink="/sign-in">Go to sign-in</a>
    </div>
  `,
  styleUrl: '../../shared/access-form.scss',
})
export class ForgotPassword {
  private readonly api = inject(PasswordMailApi);
  private readonly injector = inject(Injector);
  protected readonly session = inject(Session);
  private readonly emailField = viewChild<TextField>('emailField');
  private readonly done = viewChild<ElementRef<HTMLElement>>('done');

  protected readonly email = signal('');
  protected readonly emailError = signal('');
  protected readonly failure = signal('');
  protected readonly sending = signal(false);
  protected readonly sentTo = signal('');

  constructor() {
    afterNextRender(() => this.emailField()?.focus());
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const email = this.email().trim();
    this.failure.set('');
    this.emailError.set(email === '' ? $localize`Type your e-mail address.` : '');
    if (this.sending()) return;
    if (email === '') {
      this.emailField()?.focus();
      return;
    }
    this.sending.set(true);
    try {
      await firstValueFrom(this.api.request(email));
      this.sentTo.set(email);
      afterNextRender(() => this.done()?.nativeElement.focus(), { injector: this.injector });
    } catch (error) {
      if ('email' in fieldMessages(error)) this.emailError.set($localize`This is no e-mail address.`);
      else this.failure.set(sentenceFor(error));
    } finally {
      this.sending.set(false);
    }
  }
}
