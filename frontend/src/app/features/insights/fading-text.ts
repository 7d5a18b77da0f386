import { Component, input, linkedSignal } from '@angular/core';

/** A figure that fades over to its new value in place, so that a change is seen and nothing beside it moves. */
@Component({
  selector: 'td-fading-text',
  template: '{{ text() }}',
  styles: `
    @media (prefers-reduced-motion: no-preference) {
      :host {
        animation: fade 150ms cubic-bezier(0.2, 0, 0, 1);
      }
      :host(.odd) {
        animation-name: fade-again;
      }
    }
    @keyframes fade {
      from {
        opacity: 0;
      }
    }
    @keyframes fade-again {
      from {
        opacity: 0;
      }
    }
  `,
  host: { '[class.odd]': 'odd()' },
})
export class FadingText {
  readonly text = input.required<string>();

  /** Turns over with every new text: an animation starts again only under another name. */
  protected readonly odd = linkedSignal<string, boolean>({
    source: this.text,
    computation: (_text, previous) => previous !== undefined && !previous.value,
  });
}
