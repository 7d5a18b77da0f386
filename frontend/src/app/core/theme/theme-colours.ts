import { DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';

/** The colours behind the tokens as they are drawn now, for what cannot read a style sheet, such as a chart. */
@Injectable({ providedIn: 'root' })
export class ThemeColours {
  private readonly document = inject(DOCUMENT);
  private readonly changes = signal(0);

  constructor() {
    const note = () => {
      this.changes.update((count) => count + 1);
    };
    const { documentElement, defaultView: window } = this.document;
    // The choice reaches the document a moment after it was made, during the fade: the document says when.
    const chosen = new MutationObserver(note);
    chosen.observe(documentElement, { attributeFilter: ['data-theme'] });
    const system = window?.matchMedia('(prefers-color-scheme: dark)');
    system?.addEventListener('change', note);
    inject(DestroyRef).onDestroy(() => {
      chosen.disconnect();
      system?.removeEventListener('change', note);
    });
  }

  /** Grows with every change of the colours: read it where they have to be read again. */
  readonly revision = this.changes.asReadonly();

  /**
   * The colours of custom properties such as `--mat-sys-primary`, as `rgb(…)`. The property itself holds both themes'
   * colours; only an element that uses it says which one is drawn.
   */
  read<Name extends string>(tokens: Readonly<Record<Name, string>>): Readonly<Record<Name, string>> {
    const probe = this.document.createElement('span');
    probe.hidden = true;
    this.document.body.append(probe);
    const colours = Object.entries<string>(tokens).map(([name, token]) => {
      probe.style.color = `var(${token})`;
      return [name, getComputedStyle(probe).color];
    });
    probe.remove();
    return Object.fromEntries(colours) as Record<Name, string>;
  }
}
