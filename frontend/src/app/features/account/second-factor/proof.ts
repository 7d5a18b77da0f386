import { afterNextRender, Component, inject, input, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import { fieldMessages } from '../../../api/problem';
import { SecondFactorApi } from '../../../api/second-factor-api';
import { sentenceFor } from '../../../core/errors/sentence';
import { CodeField } from '../../../core/session/code-field';
import { TextField } from '../../../shared/text-field';

/** What a person wants with a second factor that is on. */
export type Purpose = 'renew' | 'turn-off';

/** Asks for password and code, and does with them what is wanted. */
@Component({
  selector: 'td-second-factor-proof',
  imports: [CodeField, MatButton, TextField],
  template: `
    <form novalidate aria-labelledby="second-factor-heading" (submit)="send($event)">
      <td-text-field
        #passwordField
        fieldId="second-factor-password"
        type="password"
        autocomplete="current-password"
        i18n-label
        label="Your password"
        [error]="passwordError()"
        [(value)]="password"
      />
      <td-code-field fieldId="second-factor-code" [error]="codeError()" [(value)]="code" />
      @if (failure(); as reason) {
        <p class="error" role="alert">{{ reason }}</p>
      }
      <div class="ways">
        <button matButton="filled" type="submit" disabledInteractive [disabled]="sending()">
          @if (purpose() === 'renew') {
            <ng-container i18n>Make new codes</ng-container>
          } @else {
            <ng-container i18n>Turn off</ng-container>
          }
        </button>
        <button i18n matButton type="button" (click)="cancelled.emit()">Cancel</button>
      </div>
    </form>
  `,
  styleUrl: './second-factor-form.scss',
})
export class Proof {
  readonly purpose = input.required<Purpose>();
  /** With the new recovery codes; with none when it is off. */
  readonly done = output<readonly string[]>();
  readonly cancelled = output();

  private readonly api = inject(SecondFactorApi);
  private readonly passwordField = viewChild.required<TextField>('passwordField');

  protected readonly password = signal('');
  protected readonly code = signal('');
  protected readonly passwordError = signal('');
  protected readonly codeError = signal('');
  protected readonly failure = signal('');
  protected readonly sending = signal(false);

  constructor() {
    afterNextRender(() => this.passwordField().focus());
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.failure.set('');
    this.passwordError.set(this.password() === '' ? $localize`Type your password.` : '');
    this.codeError.set(this.code().trim() === '' ? $localize`Type the code.` : '');
    if (this.sending() || this.passwordError() + this.codeError() !== '') return;
    this.sending.set(true);
    try {
      this.done.emit(await this.act(this.password(), this.code().trim()));
    } catch (error) {
      const fields = fieldMessages(error);
      if ('password' in fields) this.passwordError.set($localize`This is not your password.`);
      else if ('code' in fields) this.codeError.set($localize`This code is not right, or it was used already.`);
      else this.failure.set(sentenceFor(error));
    } finally {
      this.sending.set(false);
    }
  }

  private async act(password: string, code: string): Promise<readonly string[]> {
    if (this.purpose() === 'renew') return firstValueFrom(this.api.renewRecoveryCodes(password, code));
    await firstValueFrom(this.api.turnOff(password, code));
    return [];
  }
}
