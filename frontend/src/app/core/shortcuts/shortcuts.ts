import {
  computed,
  DestroyRef,
  DOCUMENT,
  inject,
  Injectable,
  signal,
  type Signal,
  type WritableSignal,
} from '@angular/core';
import { keyName } from './key-event';

export type ShortcutGroup = 'Anywhere' | 'Queue' | 'Ticket' | 'Triage';

export interface Shortcut {
  /** As the cheat sheet shows it: 'J', 'Shift X', 'G Q', 'Ctrl K', '?' */
  readonly keys: string;
  /** What it does, in words that begin with a verb: 'Change the status' */
  readonly label: string;
  /** Where it works. */
  readonly group: ShortcutGroup;
}

export interface Command {
  /** What it does, in words that begin with a verb. Also its name among the recent commands. */
  readonly label: string;
  readonly group: string;
  readonly icon?: string;
  readonly keys?: string;
  /** Words that find it besides those of its label. */
  readonly keywords?: string;
  run(): void;
}

/** The group of the commands about keys. The palette shows it last. */
export function keyboardGroup(): string {
  return $localize`:a group of commands|:Keyboard`;
}

const STORAGE_KEY = 'triagedesk.single-keys';

/**
 * Which keys and which commands there are right now. What is on screen lists its keys for the cheat sheet and offers its
 * commands to the palette, and both leave with it.
 */
@Injectable({ providedIn: 'root' })
export class Shortcuts {
  private readonly document = inject(DOCUMENT);
  private readonly lists = signal<readonly (readonly Shortcut[])[]>([]);
  private readonly offers = signal<readonly (() => readonly Command[])[]>([]);
  private readonly switchedOn = signal(this.remembered());

  /** True when the person has not switched single keys off (kept in localStorage, WCAG 2.1.4). */
  readonly enabled: Signal<boolean> = this.switchedOn.asReadonly();

  readonly listed = computed(() => this.lists().flat());
  readonly offered = computed(() => this.offers().flatMap((commands) => commands()));

  /** Lists shortcuts in the cheat sheet for as long as the injection context lives. Whoever lists them handles them. */
  list(shortcuts: readonly Shortcut[]): void {
    lend(this.lists, shortcuts);
  }

  /** Offers commands in the palette for as long as the injection context lives; a function, so that they follow signals. */
  offer(commands: () => readonly Command[]): void {
    lend(this.offers, commands);
  }

  /** What a control does, with the key that does the same while single keys are on: "Change status (S)". */
  hint(text: string, keys: string): string {
    return this.enabled() ? `${text} (${keys.split(' ').map(keyName).join(' ')})` : text;
  }

  switchSingleKeys(on: boolean): void {
    this.switchedOn.set(on);
    try {
      if (on) this.document.defaultView?.localStorage.removeItem(STORAGE_KEY);
      else this.document.defaultView?.localStorage.setItem(STORAGE_KEY, 'off');
    } catch {
      // Storage is blocked: the choice lasts until the page is left.
    }
  }

  private remembered(): boolean {
    try {
      return this.document.defaultView?.localStorage.getItem(STORAGE_KEY) !== 'off';
    } catch {
      return true; // Storage is blocked.
    }
  }
}

/** Adds an entry until the injection context is destroyed. Two may have lent the same one; then one of it leaves. */
function lend<Entry>(entries: WritableSignal<readonly Entry[]>, entry: Entry): void {
  entries.update((all) => [...all, entry]);
  inject(DestroyRef).onDestroy(() => {
    entries.update((all) => all.toSpliced(all.lastIndexOf(entry), 1));
  });
}
