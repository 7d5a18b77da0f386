import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { KnownTicket } from '../../../api/types';

/** Asks before a ticket is deleted; closes with true when it shall be. */
@Component({
  selector: 'td-delete-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title i18n>Delete ticket {{ ticket.id }}?</h2>
    <mat-dialog-content>
      <p class="subject" dir="auto">{{ ticket.title }}</p>
      <p i18n>It disappears from the queue and from the statistics. For 30 days it can be restored.</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" [mat-dialog-close]="false" i18n>Keep it</button>
      <button matButton="filled" type="button" class="final" [mat-dialog-close]="true" i18n>Delete ticket</button>
    </mat-dialog-actions>
  `,
  styleUrl: '../../../core/confirm/confirm-dialog.scss',
})
export class DeleteDialog {
  protected readonly ticket = inject<KnownTicket>(MAT_DIALOG_DATA);
}
