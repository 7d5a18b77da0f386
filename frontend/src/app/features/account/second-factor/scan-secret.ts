import { afterNextRender, Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import { fieldMessages, readProblem } from '../../../api/problem';
import { SecondFactorApi } from '../../../api/second-factor-api';
import type { SecondFactorSecret } from '../../../api/types';
import { sentenceFor } from '../../../core/errors/sentence';
import { TextField } from '../../../shared/text-field';
import { QrCode } from './qr-code';

/** Gives an authenticator app its secret, and asks for the first code of it. */
@Component({
  selector: 'td-scan-secret',
  imports: [MatButton, QrCode, TextField],
  template: `
    <p i18n>Open your authenticator app and scan this code with it.</p>
    <td-qr-code
      i18n-name
      name="QR code for your authenticator app. The secret stands below as text."
      [text]="secret().uri"
    />
    <p class="muted">
      <ng-container i18n>If you cannot scan it, type this secret into the app:</ng-container>
      <code class="secret">{{ readable() }}</code>
    </p>
    <form novalidate aria-labelledby="second-factor-heading" (submit)="send($event)">
      <td-text-field
        #field
        fieldId="second-factor-code"
        autocomplete="one-time-code"
        i18n-label
        label="Code"
        i18n-help
        help="The six digits that the app shows now."
        [error]="codeError()"
        [(value)]="code"
      />
      @if (failure(); as reason) {
        <p class="error" role="alert">{{ reason }}</p>
      }
      <div class="ways">
        <button i18n matButton="filled" type="submit" disabledInteractive [disabled]="sending()">Turn on</button>
        <button i18n matButton type="button" (click)="cancelled.emit()">Cancel</button>
      </div>
    </form>
  `,
  styleUrl: './second-factor-form.scss',
})
export class ScanSecret {
  readonly secret = input.required<SecondFactorSecret>();
  /** With the recovery codes. */
  readonly turnedOn = output<readonly string[]>();
  readonly cancelled = output();

  private readonly api = inject(SecondFactorApi);
  private readonly field = viewChild.required<TextField>('field');

  /** In groups of four. */
  protected readonly readable = computed(() => this.secret().secret.replaceAll(/.{4}(?=.)/g, '$& '));
  protected readonly code = signal('');
  protected readonly codeError = signal('');
  protected readonly failure = signal('');
  protected readonly sending = signal(false);

  constructor() {
    afterNextRender(() => this.field().focus());
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.failure.set('');
    this.codeError.set(this.code().trim() === '' ? $localize`Type the code.` : '');
    if (this.sending() || this.codeError() !== '') return;
    this.sending.set(true);
    try {
      this.turnedOn.emit(await firstValueFrom(this.api.confirm(this.code().trim())));
    } catch (error) {
      if ('code' in fieldMessages(error)) this.codeError.set($localize`This is not the code that the app shows now.`);
      else if (readProblem(error)?.code === 'second_factor_not_begun')
        this.failure.set($localize`This took too long. Cancel, and set it up again.`);
      else this.failure.set(sentenceFor(error));
      this.field().focus();
    } finally {
      this.sending.set(false);
    }
  }
}
