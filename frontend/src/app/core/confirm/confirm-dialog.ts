import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';

/** What is asked, in whole sentences. */
export interface Question {
  readonly heading: string;
  /** What it is about, such as a title; '' for nothing. */
  readonly subject?: string;
  readonly detail: string;
  /** The word on the button that does it. */
  readonly action: string;
  /** True when there is no way back. */
  readonly isFinal: boolean;
}

/** Closes with true when it shall be done. */
@Component({
  selector: 'td-confirm-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title>{{ question.heading }}</h2>
    <mat-dialog-content>
      @if (question.subject; as subject) {
        <p class="subject" dir="auto">{{ subject }}</p>
      }
      <p>{{ question.detail }}</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" [mat-dialog-close]="false" i18n>Cancel</button>
      <button matButton="filled" type="button" [class.final]="question.isFinal" [mat-dialog-close]="true">
        {{ question.action }}
      </button>
    </mat-dialog-actions>
  `,
  styleUrl: './confirm-dialog.scss',
})
export class ConfirmDialog {
  protected readonly question = inject<Question>(MAT_DIALOG_DATA);
}
