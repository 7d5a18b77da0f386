import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { prefersReducedMotion } from '../page-transitions';

export type ThemeName = 'light' | 'dark' | 'system';

const STORAGE_KEY = 'triagedesk.theme';

/**
 * Light, dark, or whatever the system says; remembered in this browser. Before the app runs, public/theme.js has
 * already applied the remembered choice.
 */
@Injectable({ providedIn: 'root' })
export class ThemeChoice {
  private readonly document = inject(DOCUMENT);
  private readonly chosen = signal<ThemeName>(this.remembered());

  readonly current = this.chosen.asReadonly();

  choose(theme: ThemeName): void {
    this.chosen.set(theme);
    this.remember(theme);
    if (prefersReducedMotion(this.document) || !('startViewTransition' in this.document)) {
      this.apply();
    } else {
      // A second choice during the fade cuts the first one short, which rejects its promise: that is no error.
      this.document
        .startViewTransition(() => {
          this.apply();
        })
        .finished.catch(() => undefined);
    }
  }

  /** Writes the choice to the document: `data-theme` for the colours, the theme-color metas for the browser's bars. */
  apply(): void {
    const theme = this.chosen();
    const root = this.document.documentElement;
    if (theme === 'system') root.removeAttribute('data-theme');
    else root.setAttribute('data-theme', theme);
    for (const meta of this.document.querySelectorAll<HTMLMetaElement>('meta[data-theme-color]')) {
      const name = meta.dataset['themeColor'];
      if (theme === 'system') meta.media = `(prefers-color-scheme: ${name})`;
      else meta.media = name === theme ? 'all' : 'not all';
    }
  }

  private remembered(): ThemeName {
    try {
      const stored = this.document.defaultView?.localStorage.getItem(STORAGE_KEY);
      return stored === 'light' || stored === 'dark' ? stored : 'system';
    } catch {
      return 'system'; // Storage is blocked.
    }
  }

  private remember(theme: ThemeName): void {
    try {
      if (theme === 'system') this.document.defaultView?.localStorage.removeItem(STORAGE_KEY);
      else this.document.defaultView?.localStorage.setItem(STORAGE_KEY, theme);
    } catch {
      // Storage is blocked: the choice lasts until the page is left.
    }
  }
}
