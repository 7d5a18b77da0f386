import { inject, Injectable, Injector } from '@angular/core';
import { Notifier } from '../notifier/notifier';
import type { Command } from './shortcuts';

/** Opens a dialog until it is closed; what was chosen in it, if anything. `typed` is what was typed for it before. */
type OpenDialog = (injector: Injector, typed: string) => Promise<Command | undefined>;

interface LazyDialog {
  readonly missing: () => string;
  readonly load: () => Promise<OpenDialog>;
  /** Once it is loaded, so that opening waits for nothing: the next letter already belongs to it. */
  open?: OpenDialog;
}

/** The command palette and the cheat sheet. Neither is a part of the first load; only one of them is open at a time. */
@Injectable({ providedIn: 'root' })
export class KeyboardDialogs {
  private readonly injector = inject(Injector);
  private readonly notifier = inject(Notifier);
  private isOpen = false;
  /** What is typed while a dialog is fetched; undefined at other times. */
  private typed: string | undefined;

  private readonly palette: LazyDialog = {
    missing: () => $localize`The commands could not be loaded. Check your connection, or reload the page.`,
    load: async () => (await import('../palette/open-palette')).openPalette,
  };
  private readonly cheatSheet: LazyDialog = {
    missing: () => $localize`The keyboard shortcuts could not be loaded. Check your connection, or reload the page.`,
    load: async () => (await import('./cheat-sheet/open-cheat-sheet')).openCheatSheet,
  };

  /** Keeps a letter for the dialog that is on its way, for which it is meant; false when there is none. */
  takesEarly({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    if (this.typed === undefined || key.length > 1 || ctrlKey || metaKey || altKey) return false;
    this.typed += key;
    return true;
  }

  openPalette(): void {
    void this.show(this.palette);
  }

  openCheatSheet(): void {
    void this.show(this.cheatSheet);
  }

  /** Fetches both, so that they open at once, and without a server too. */
  async preload(): Promise<void> {
    // What cannot be fetched now is fetched when it is wanted.
    await Promise.allSettled(
      [this.palette, this.cheatSheet].map(async (dialog) => {
        dialog.open ??= await dialog.load();
      }),
    );
  }

  private async show(dialog: LazyDialog): Promise<void> {
    if (this.isOpen) return;
    this.isOpen = true;
    let chosen: Command | undefined;
    try {
      this.typed = '';
      dialog.open ??= await dialog.load();
      const { typed } = this;
      this.typed = undefined;
      chosen = await dialog.open(this.injector, typed);
    } catch {
      this.notifier.error(dialog.missing(), {
        label: $localize`Retry`,
        run: () => void this.show(dialog),
      });
    } finally {
      this.isOpen = false;
      this.typed = undefined;
    }
    // Only now: the focus is back on the page, and a command may open the other one.
    chosen?.run();
  }
}
