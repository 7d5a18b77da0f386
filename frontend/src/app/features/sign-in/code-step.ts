import { afterNextRender, Component, effect, input, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { CodeField } from '../../core/session/code-field';

/** The second step of signing in, for those who have a second factor. */
@Component({
  selector: 'td-code-step',
  imports: [CodeField, MatButton],
  template: `
    <form novalidate i18n-aria-label aria-label="Second step" (submit)="send($event)">
      <td-code-field #field fieldId="code" [error]="missing() || error()" [(value)]="code" />
      @if (failure(); as reason) {
        <p class="error" role="alert">{{ reason }}</p>
      }
      <div class="ways">
        <button i18n matButton="filled" type="submit" disabledInteractive [disabled]="sending()">Continue</button>
        <button i18n matButton type="button" (click)="back.emit()">Back</button>
      </div>
    </form>
    <p i18n class="hint">Lost the app and the recovery codes? An administrator can remove your second factor.</p>
  `,
  styles: `
    :host {
      width: 100%;
    }
    form {
      display: grid;
      gap: 16px;
    }
    .ways {
      display: flex;
      gap: 8px;
    }
    .error {
      color: var(--mat-sys-error);
    }
    .hint {
      margin-top: 16px;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
    }
  `,
})
export class CodeStep {
  readonly sending = input.required<boolean>();
  /** Why the code cannot be used; '' when it can. */
  readonly error = input.required<string>();
  /** Why nobody is signed in, for another reason; '' when there is none. */
  readonly failure = input.required<string>();
  readonly typed = output<string>();
  readonly back = output();

  private readonly field = viewChild.required<CodeField>('field');

  protected readonly code = signal('');
  protected readonly missing = signal('');

  constructor() {
    afterNextRender(() => this.field().focus());
    effect(() => {
      if (this.error() !== '') this.field().focus();
    });
  }

  protected send(event: Event): void {
    event.preventDefault();
    if (this.sending()) return;
    this.missing.set(this.code().trim() === '' ? $localize`Type the code.` : '');
    if (this.missing() === '') this.typed.emit(this.code().trim());
    else this.field().focus();
  }
}
