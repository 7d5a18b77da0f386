import { afterNextRender, Component, inject, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import { fieldMessages } from '../../../api/problem';
import { SecondFactorApi } from '../../../api/second-factor-api';
import type { SecondFactorSecret } from '../../../api/types';
import { sentenceFor } from '../../../core/errors/sentence';
import { TextField } from '../../../shared/text-field';
import { ScanSecret } from './scan-secret';

/** The way to a second factor: the password, then the app. */
@Component({
  selector: 'td-second-factor-set-up',
  imports: [MatButton, ScanSecret, TextField],
  template: `
    @if (secret(); as given) {
      <td-scan-secret [secret]="given" (turnedOn)="turnedOn.emit($event)" (cancelled)="cancelled.emit()" />
    } @else {
      <form novalidate aria-labelledby="second-factor-heading" (submit)="send($event)">
        <td-text-field
          #field
          fieldId="second-factor-password"
          type="password"
          autocomplete="current-password"
          i18n-label
          label="Your password"
          [error]="passwordError()"
          [(value)]="password"
        />
        @if (failure(); as reason) {
          <p class="error" role="alert">{{ reason }}</p>
        }
        <div class="ways">
          <button i18n matButton="filled" type="submit" disabledInteractive [disabled]="sending()">Continue</button>
          <button i18n matButton type="button" (click)="cancelled.emit()">Cancel</button>
        </div>
      </form>
    }
  `,
  styleUrl: './second-factor-form.scss',
})
export class SetUp {
  /** With the recovery codes. */
  readonly turnedOn = output<readonly string[]>();
  readonly cancelled = output();

  private readonly api = inject(SecondFactorApi);
  private readonly field = viewChild<TextField>('field');

  protected readonly password = signal('');
  protected readonly passwordError = signal('');
  protected readonly failure = signal('');
  protected readonly sending = signal(false);
  protected readonly secret = signal<SecondFactorSecret | undefined>(undefined);

  constructor() {
    afterNextRender(() => this.field()?.focus());
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.failure.set('');
    this.passwordError.set(this.password() === '' ? $localize`Type your password.` : '');
    if (this.sending() || this.passwordError() !== '') return;
    this.sending.set(true);
    try {
      this.secret.set(await firstValueFrom(this.api.begin(this.password())));
    } catch (error) {
      if ('password' in fieldMessages(error)) this.passwordError.set($localize`This is not your password.`);
      else this.failure.set(sentenceFor(error));
      this.field()?.focus();
    } finally {
      this.sending.set(false);
    }
  }
}
