import { Component, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MAT_SNACK_BAR_DATA, MatSnackBarRef } from '@angular/material/snack-bar';

export interface MessageAction {
  readonly label: string;
  readonly run: () => void;
}

export interface MessageContent {
  readonly kind: 'info' | 'error';
  readonly text: string;
  /** One, or the two answers to a question. */
  readonly actions: readonly MessageAction[];
}

/** The content of the snack bar: what happened, the ways on, and a way to dismiss it. */
@Component({
  selector: 'td-message',
  imports: [MatButton, MatIcon, MatIconButton],
  template: `
    @if (content.kind === 'error') {
      <mat-icon class="m" svgIcon="circle-alert" />
    }
    <span class="text" [attr.role]="content.kind === 'error' ? 'alert' : null">{{ content.text }}</span>
    @for (action of content.actions; track action.label) {
      <button matButton type="button" (click)="act(action)">{{ action.label }}</button>
    }
    <button matIconButton type="button" i18n-aria-label aria-label="Dismiss" (click)="snackBar.dismiss()">
      <mat-icon class="m" svgIcon="x" />
    </button>
  `,
  styleUrl: './message.scss',
})
export class Message {
  protected readonly content = inject<MessageContent>(MAT_SNACK_BAR_DATA);
  protected readonly snackBar = inject<MatSnackBarRef<Message>>(MatSnackBarRef);

  protected act(action: MessageAction): void {
    this.snackBar.dismissWithAction();
    action.run();
  }
}
