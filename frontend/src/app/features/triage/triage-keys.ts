import { Directive, ElementRef, inject } from '@angular/core';
import { isSingle, mayTakeKey } from '../../core/shortcuts/key-event';
import { Shortcuts } from '../../core/shortcuts/shortcuts';
import { TriageActions } from './triage-actions';
import { triageShortcuts, triageKey } from './triage-key';

/** By how much of the visible text a key scrolls. */
const SCROLLS: ReadonlyMap<string, number> = new Map([
  ['ArrowDown', 0.15],
  ['ArrowUp', -0.15],
  ['PageDown', 0.85],
  ['PageUp', -0.85],
  [' ', 0.85],
]);

/** The keys of triage. They work wherever the focus is, except where it is on something that needs them itself. */
@Directive({
  selector: '[tdTriageKeys]',
  host: { '(document:keydown)': 'press($event)' },
})
export class TriageKeys {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly actions = inject(TriageActions);
  private readonly shortcuts = inject(Shortcuts);

  constructor() {
    this.shortcuts.list(triageShortcuts());
  }

  protected press(event: KeyboardEvent): void {
    if (!mayTakeKey(event) || !(event.target instanceof Element)) return;
    if (this.scroll(event, event.target)) {
      event.preventDefault();
      return;
    }
    const key = this.shortcuts.enabled() ? triageKey(event) : undefined;
    // Enter on a link or a button presses that. An option is chosen with the space bar.
    const isClick = key === 'accept' && event.target.closest('a, button:not([role="radio"])') !== null;
    if (key === undefined || (isClick && !event.repeat)) return;

    event.preventDefault();
    // A key that is held down decides one ticket, not a dozen.
    if (!event.repeat) this.actions.perform(key);
  }

  /** A long text scrolls with the usual keys without a focus on it, as a page does. */
  private scroll(event: KeyboardEvent, target: Element): boolean {
    const text = this.host.querySelector('[data-text]');
    const part = SCROLLS.get(event.key);
    if (part === undefined || text === null || !isSingle(event) || !target.contains(this.host)) return false;
    if (text.scrollHeight <= text.clientHeight) return false;
    text.scrollTop += text.clientHeight * (event.shiftKey ? -part : part);
    return true;
  }
}
