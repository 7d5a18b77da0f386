import { Component, input, model } from '@angular/core';
import { TextField } from '../../shared/text-field';

/** What the server asks of a password, told before it is sent. */
const PASSWORD_MIN = 12;

/** Why a new password cannot be used; '' when the server may take it. */
export function passwordProblem(password: string): string {
  return [...password].length < PASSWORD_MIN ? $localize`Use at least ${PASSWORD_MIN}:number: characters.` : '';
}

/** Where somebody chooses a password. */
@Component({
  selector: 'td-new-password-field',
  imports: [TextField],
  template: `
    <td-text-field
      type="password"
      autocomplete="new-password"
      i18n-help
      help="At least 12 characters. A few words that do not belong together are good."
      [fieldId]="fieldId()"
      [label]="label()"
      [error]="error()"
      [(value)]="value"
    />
  `,
})
export class NewPasswordField {
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly error = input('');
  readonly value = model.required<string>();
}
