import { Component } from '@angular/core';

/**
 * A grey stand-in for content on its way; the page gives it its size. It appears after 200 ms only, because a flash
 * of grey is worse than a short wait. Announce the loading once around the skeletons, with `aria-busy`.
 */
@Component({
  selector: 'td-skeleton',
  template: '',
  styles: `
    :host {
      display: block;
      height: 12px;
      border-radius: 6px;
      background: color-mix(in srgb, var(--mat-sys-on-surface) 9%, transparent);
      animation: appear 1ms linear 200ms backwards;
    }
    @media (prefers-reduced-motion: no-preference) {
      :host {
        animation:
          appear 150ms linear 200ms backwards,
          breathe 1.6s ease-in-out 400ms infinite alternate;
      }
    }
    @keyframes appear {
      from {
        opacity: 0;
      }
    }
    @keyframes breathe {
      to {
        opacity: 0.45;
      }
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class Skeleton {}
