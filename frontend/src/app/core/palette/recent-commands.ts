import { DOCUMENT, inject, Injectable, signal } from '@angular/core';

/** How many commands are remembered. */
export const REMEMBERED = 5;

const STORAGE_KEY = 'triagedesk.recent-commands';

/** The labels of the commands that were run last in this browser, the latest first. */
@Injectable({ providedIn: 'root' })
export class RecentCommands {
  private readonly document = inject(DOCUMENT);
  private readonly remembered = signal(this.read());

  readonly labels = this.remembered.asReadonly();

  add(label: string): void {
    this.remembered.update((labels) => [label, ...labels.filter((other) => other !== label)].slice(0, REMEMBERED));
    try {
      this.document.defaultView?.localStorage.setItem(STORAGE_KEY, JSON.stringify(this.remembered()));
    } catch {
      // Storage is blocked: they are remembered until the page is left.
    }
  }

  private read(): readonly string[] {
    try {
      const stored: unknown = JSON.parse(this.document.defaultView?.localStorage.getItem(STORAGE_KEY) ?? '[]');
      return Array.isArray(stored) ? stored.filter((label) => typeof label === 'string').slice(0, REMEMBERED) : [];
    } catch {
      return []; // Storage is blocked, or holds something else.
    }
  }
}
