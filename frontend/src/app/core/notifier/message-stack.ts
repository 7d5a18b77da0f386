import { Component, inject, type Signal } from '@angular/core';
import { MAT_SNACK_BAR_DATA } from '@angular/material/snack-bar';
import { Message, type MessageAction, type MessageContent } from './message';

/** What there is to tell. */
export interface Messages {
  /** The oldest first. */
  readonly failures: Signal<readonly MessageContent[]>;
  readonly news: Signal<MessageContent | undefined>;
  /** Takes a message away; false when it was gone already. */
  readonly withdraw: (message: MessageContent) => boolean;
}

/** The content of the snack bar: the failure whose turn it is, and below it what is new. */
@Component({
  selector: 'td-message-stack',
  imports: [Message],
  template: `
    <!-- Each is made anew: whoever clicks twice does not answer the next one, and each is announced. -->
    @for (failure of messages.failures().slice(0, 1); track failure) {
      <td-message [content]="failure" (acted)="act(failure, $event)" (dismissed)="messages.withdraw(failure)">
        @let waiting = messages.failures().length - 1;
        <span role="status" class="waiting">
          @if (waiting > 0) {
            <ng-container i18n="further messages that wait">{{ waiting }} more</ng-container>
          }
        </span>
      </td-message>
    }
    <!-- Here before it says something: only then screen readers take notice. -->
    <div role="status">
      @if (messages.news(); as news) {
        @for (message of [news]; track message) {
          <td-message [content]="message" (acted)="act(message, $event)" (dismissed)="messages.withdraw(message)" />
        }
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
    }
    td-message + div > td-message {
      margin-block-start: 14px;
    }
    .waiting {
      white-space: nowrap;
      opacity: 0.8;
    }
  `,
})
export class MessageStack {
  protected readonly messages = inject<Messages>(MAT_SNACK_BAR_DATA);

  protected act(message: MessageContent, action: MessageAction): void {
    if (this.messages.withdraw(message)) action.run();
  }
}
