import { Component, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';

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

/** What happened, the ways on, and a way to dismiss it. */
@Component({
  selector: 'td-message',
  imports: [MatButton, MatIcon, MatIconButton],
  template: `
    @let message = content();
    @if (message.kind === 'error') {
      <mat-icon class="m" svgIcon="circle-alert" />
    }
    <span class="text" [attr.role]="message.kind === 'error' ? 'alert' : null">{{ message.text }}</span>
    <ng-content />
    @for (action of message.actions; track action.label) {
      <button matButton type="button" (click)="acted.emit(action)">{{ action.label }}</button>
    }
    <button matIconButton type="button" i18n-aria-label aria-label="Dismiss" (click)="dismissed.emit()">
      <mat-icon class="m" svgIcon="x" />
    </button>
  `,
  styleUrl: './message.scss',
})
export class Message {
  readonly content = input.required<MessageContent>();
  readonly acted = output<MessageAction>();
  readonly dismissed = output();
}
