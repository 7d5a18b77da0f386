import { afterNextRender, DestroyRef, Directive, DOCUMENT, inject } from '@angular/core';
import { Router } from '@angular/router';
import { DESTINATIONS, goTo } from '../shell/destinations';
import { isPaletteKey, isSingle, mayTakeKey, nothingOverThePage } from './key-event';
import { KeyboardDialogs } from './keyboard-dialogs';
import { type Command, keyboardGroup, Shortcuts } from './shortcuts';

/** How long G waits for the key that says where to go, in milliseconds. */
export const SEQUENCE_MS = 1_500;

/**
 * The keys that work on every page. They hear a key before the page does, because the second key of a sequence may mean
 * something else there: `G Q` leaves triage, where `Q` alone chooses a priority.
 */
@Directive({ selector: '[tdGlobalKeys]' })
export class GlobalKeys {
  private readonly shortcuts = inject(Shortcuts);
  private readonly dialogs = inject(KeyboardDialogs);
  private readonly router = inject(Router);

  /**
   * When G was pressed, while it waits for its second key. The time of pressing counts, as the events tell it: a page that
   * is busy hears of two quick keys late.
   */
  private pressed: number | undefined;

  constructor() {
    this.shortcuts.list([
      { keys: 'Ctrl K', label: $localize`Find a command`, group: 'Anywhere' },
      { keys: '?', label: $localize`Show this list`, group: 'Anywhere' },
      ...DESTINATIONS.map(({ key, label }) => ({ keys: `G ${key}`, label: goTo(label), group: 'Anywhere' as const })),
    ]);
    this.shortcuts.offer(() => this.commands());

    const document = inject(DOCUMENT);
    const listener = (event: KeyboardEvent) => this.press(event);
    document.addEventListener('keydown', listener, { capture: true });
    inject(DestroyRef).onDestroy(() => {
      document.removeEventListener('keydown', listener, { capture: true });
    });
    afterNextRender(() => {
      whenIdle(() => void this.dialogs.preload());
    });
  }

  private commands(): readonly Command[] {
    const enabled = this.shortcuts.enabled();
    return [
      {
        label: $localize`Show keyboard shortcuts`,
        group: keyboardGroup(),
        icon: 'keyboard',
        keys: '?',
        keywords: $localize`:words that find a command|:keys help cheat sheet`,
        run: () => this.dialogs.openCheatSheet(),
      },
      {
        label: enabled ? $localize`Switch single keys off` : $localize`Switch single keys on`,
        group: keyboardGroup(),
        icon: 'case-upper',
        keywords: $localize`:words that find a command|:shortcuts letters`,
        run: () => this.shortcuts.switchSingleKeys(!enabled),
      },
    ];
  }

  private press(event: KeyboardEvent): void {
    if (this.dialogs.takesEarly(event)) {
      this.take(event);
      return;
    }
    // Shift by itself is on its way to a key, and a key that is held down has said already what it wants.
    if (event.key === 'Shift' || event.repeat) return;
    const second = this.pressed !== undefined && event.timeStamp - this.pressed < SEQUENCE_MS;
    this.pressed = undefined;
    if (isPaletteKey(event)) {
      if (nothingOverThePage(event)) this.take(event, () => this.dialogs.openPalette());
      return;
    }
    if (!this.shortcuts.enabled() || !isSingle(event) || !mayTakeKey(event)) return;
    if (event.key === '?') {
      this.take(event, () => this.dialogs.openCheatSheet());
      return;
    }
    if (event.shiftKey) return;
    const key = event.key.toUpperCase();
    const destination = second ? DESTINATIONS.find((one) => one.key === key) : undefined;
    if (destination !== undefined) this.take(event, () => void this.router.navigateByUrl(destination.path));
    else if (key === 'G') this.pressed = event.timeStamp;
  }

  private take(event: KeyboardEvent, act?: () => void): void {
    event.preventDefault();
    event.stopPropagation();
    act?.();
  }
}

/** Safari has no idle callback. */
function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run);
  else setTimeout(run, 1_000);
}
