import { inject, Injectable } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Message, type MessageAction, type MessageContent } from './message';

/** Long enough to read the sentence and reach the action. */
const INFO_MS = 8_000;

/** Takes a message away again if it is still there. */
export type Dismissal = () => void;

/** One message at a time at the bottom of the window; a new one replaces the one before. */
@Injectable({ providedIn: 'root' })
export class Notifier {
  private readonly snackBar = inject(MatSnackBar);

  /** Good news or neutral news: announced politely, gone after 8 seconds. */
  info(text: string, action?: MessageAction): Dismissal {
    return this.show({ kind: 'info', text, actions: action === undefined ? [] : [action] }, INFO_MS);
  }

  /** A failure: announced at once, stays until dismissed or acted upon. */
  error(text: string, ...actions: readonly MessageAction[]): Dismissal {
    return this.show({ kind: 'error', text, actions });
  }

  dismiss(): void {
    this.snackBar.dismiss();
  }

  private show(content: MessageContent, duration?: number): Dismissal {
    const message = this.snackBar.openFromComponent<Message, MessageContent>(Message, {
      data: content,
      panelClass: 'td-message',
      // An error is an alert by its own role; a second live region around it would have it read twice.
      politeness: content.kind === 'error' ? 'off' : 'polite',
      ...(duration === undefined ? {} : { duration }),
    });
    return () => {
      message.dismiss();
    };
  }
}
