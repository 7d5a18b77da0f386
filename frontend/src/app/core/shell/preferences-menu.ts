import { Component, computed, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { sentenceFor } from '../errors/sentence';
import { Notifier } from '../notifier/notifier';
import { ADMINISTRATION } from '../session/administration';
import { Session } from '../session/session';
import { KeyboardDialogs } from '../shortcuts/keyboard-dialogs';
import { Keys } from '../shortcuts/keys';
import { Shortcuts } from '../shortcuts/shortcuts';
import { ThemeChoice } from '../theme/theme-choice';
import { LanguageChoice } from '../language/language-choice';
import { THEMES } from './themes';

/** The theme, the language and the keyboard. On small screens it is also the way to the commands. */
@Component({
  selector: 'td-preferences-menu',
  imports: [Keys, MatIcon, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  templateUrl: './preferences-menu.html',
  styleUrl: './preferences-menu.scss',
})
export class PreferencesMenu {
  protected readonly theme = inject(ThemeChoice);
  protected readonly language = inject(LanguageChoice);
  protected readonly shortcuts = inject(Shortcuts);
  private readonly dialogs = inject(KeyboardDialogs);
  private readonly notifier = inject(Notifier);
  protected readonly session = inject(Session);
  protected readonly administers = computed(() => ADMINISTRATION.some((permission) => this.session.may(permission)));

  protected readonly themes = THEMES;
  protected readonly icon = computed(() => THEMES.find(({ name }) => name === this.theme.current())?.icon ?? 'sun');

  /** What was chosen and opens when the menu is closed, so that the focus comes back to its button and not to the item. */
  protected wanted: 'palette' | 'cheat sheet' | undefined;

  protected async signOut(): Promise<void> {
    try {
      await this.session.signOut();
    } catch (error) {
      this.notifier.error($localize`You are still signed in. ${sentenceFor(error)}:reason:`);
    }
  }

  protected openDialog(): void {
    if (this.wanted === 'palette') this.dialogs.openPalette();
    else if (this.wanted === 'cheat sheet') this.dialogs.openCheatSheet();
    this.wanted = undefined;
  }
}
