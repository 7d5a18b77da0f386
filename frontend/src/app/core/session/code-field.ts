import { Component, computed, input, model, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TextField } from '../../shared/text-field';

/** Where somebody types the code of their second factor, or a recovery code when the app is not at hand. */
@Component({
  selector: 'td-code-field',
  imports: [MatButton, TextField],
  template: `
    <td-text-field
      #field
      [fieldId]="fieldId()"
      [autocomplete]="isRecovery() ? 'off' : 'one-time-code'"
      [label]="label()"
      [help]="help()"
      [error]="error()"
      [(value)]="value"
    />
    <button matButton type="button" (click)="change()">
      @if (isRecovery()) {
        <ng-container i18n>Use the authenticator app</ng-container>
      } @else {
        <ng-container i18n>Use a recovery code</ng-container>
      }
    </button>
  `,
  styles: `
    :host {
      display: grid;
      gap: 4px;
      justify-items: start;
    }
    td-text-field {
      width: 100%;
    }
    button {
      margin-inline-start: -12px; // its text stands below the field's
    }
  `,
})
export class CodeField {
  readonly fieldId = input.required<string>();
  readonly error = input('');
  readonly value = model.required<string>();

  private readonly field = viewChild.required<TextField>('field');

  /** Those have letters, which the keyboard for codes of the app has not. */
  protected readonly isRecovery = signal(false);
  protected readonly label = computed(() => (this.isRecovery() ? $localize`Recovery code` : $localize`Code`));
  protected readonly help = computed(() =>
    this.isRecovery()
      ? $localize`One of those that you kept when you turned the second factor on.`
      : $localize`The six digits that your authenticator app shows now.`,
  );

  focus(): void {
    this.field().focus();
  }

  protected change(): void {
    this.isRecovery.update((is) => !is);
    this.value.set('');
    this.focus();
  }
}
