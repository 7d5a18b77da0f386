import { inject, Injectable, signal } from '@angular/core';
import { MatSnackBar, type MatSnackBarRef } from '@angular/material/snack-bar';
import type { MessageAction, MessageContent } from './message';
import { type Messages, MessageStack } from './message-stack';

/** Long enough to read the sentence and reach the action. */
const INFO_MS = 8_000;

/** Takes a message away again if it is still there. */
export type Dismissal = () => void;

/**
 * Messages at the bottom of the window: one piece of news, which the next one replaces, and one failure, behind which
 * others wait their turn. Neither takes the place of the other.
 */
@Injectable({ providedIn: 'root' })
export class Notifier {
  private readonly snackBar = inject(MatSnackBar);
  private open: OpenMessages | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Good news or neutral news: announced politely, gone after 8 seconds. */
  info(text: string, action?: MessageAction): Dismissal {
    const message: MessageContent = { kind: 'info', text, actions: action === undefined ? [] : [action] };
    const open = this.openFor(message);
    open.news.set(message);
    const dismiss = () => void open.withdraw(message);
    clearTimeout(this.timer);
    this.timer = setTimeout(dismiss, INFO_MS);
    return dismiss;
  }

  /** A failure: announced at once, stays until dismissed or acted upon. The same words are told once. */
  error(text: string, ...actions: readonly MessageAction[]): Dismissal {
    const message: MessageContent = { kind: 'error', text, actions };
    const open = this.openFor(message);
    open.failures.update((all) =>
      all.some((other) => other.text === text)
        ? all.map((other) => (other.text === text ? message : other))
        : [...all, message],
    );
    return () => void open.withdraw(message);
  }

  /** Takes the news away; failures stay. */
  dismiss(): void {
    const news = this.open?.news();
    if (news !== undefined) this.open?.withdraw(news);
  }

  private openFor({ kind }: MessageContent): OpenMessages {
    if (this.open?.isOpen) return this.open;
    const open = new OpenMessages();
    open.bar = this.snackBar.openFromComponent<MessageStack, Messages>(MessageStack, {
      data: open,
      panelClass: 'td-message',
      // An error is an alert by its own role; a second live region around it would have it read twice.
      politeness: kind === 'error' ? 'off' : 'polite',
    });
    this.open = open;
    return open;
  }
}

/** What one snack bar tells. It leaves with its last message, which stays readable while it fades. */
class OpenMessages implements Messages {
  readonly failures = signal<readonly MessageContent[]>([]);
  readonly news = signal<MessageContent | undefined>(undefined);
  bar: MatSnackBarRef<MessageStack> | undefined;
  isOpen = true;

  withdraw(message: MessageContent): boolean {
    if (!this.isOpen) return false;
    const [failures, news] = [this.failures(), this.news()];
    if (message !== news && !failures.includes(message)) return false;
    if (failures.length + (news === undefined ? 0 : 1) === 1) {
      this.isOpen = false;
      this.bar?.dismiss();
    } else if (message === news) this.news.set(undefined);
    else this.failures.set(failures.filter((other) => other !== message));
    return true;
  }
}
