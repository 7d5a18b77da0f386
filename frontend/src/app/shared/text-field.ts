import { Component, type ElementRef, input, model, viewChild } from '@angular/core';

/** One line of text with its name above and what is wrong with it below. */
@Component({
  selector: 'td-text-field',
  template: `
    <label [attr.for]="fieldId()">{{ label() }}</label>
    <input
      #field
      spellcheck="false"
      autocapitalize="none"
      aria-required="true"
      [id]="fieldId()"
      [type]="type()"
      [autocomplete]="autocomplete()"
      [value]="value()"
      [attr.inputmode]="type() === 'text' && autocomplete() === 'one-time-code' ? 'numeric' : null"
      [attr.aria-invalid]="error() !== '' || null"
      [attr.aria-describedby]="error() + help() === '' ? null : fieldId() + '-note'"
      (input)="value.set(field.value)"
    />
    @if (error(); as message) {
      <p class="note error" [id]="fieldId() + '-note'">{{ message }}</p>
    } @else if (help(); as message) {
      <p class="note" [id]="fieldId() + '-note'">{{ message }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    label {
      display: block;
      margin-bottom: 6px;
      font: var(--mat-sys-label-large);
    }
    input {
      display: block;
      width: 100%;
      min-height: 44px;
      padding: 0 12px;
      border: 1px solid var(--mat-sys-outline);
      border-radius: 8px;
      outline: 0;
      background: var(--td-sheet);
      font: var(--mat-sys-body-medium);
    }
    input:focus {
      border-color: var(--mat-sys-primary);
      box-shadow: inset 0 0 0 1px var(--mat-sys-primary);
    }
    input[aria-invalid='true'] {
      border-color: var(--mat-sys-error);
    }
    input[aria-invalid='true']:focus {
      box-shadow: inset 0 0 0 1px var(--mat-sys-error);
    }
    .note {
      margin-top: 6px;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
    }
    .note.error {
      color: var(--mat-sys-error);
    }
  `,
})
export class TextField {
  /** Of the element, unique in the page. */
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly type = input<'text' | 'email' | 'password'>('text');
  /** What browsers and password managers may fill in. */
  readonly autocomplete = input.required<AutoFill>();
  /** Why what stands there cannot be used; '' when it can. */
  readonly error = input('');
  /** What to know before writing. */
  readonly help = input('');
  readonly value = model.required<string>();

  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  focus(): void {
    this.field().nativeElement.focus();
  }
}
