import { DOCUMENT, inject } from '@angular/core';
import type { ViewTransitionInfo } from '@angular/router';

/** True when the person asked their system for less motion. */
export function prefersReducedMotion(document: Document): boolean {
  return document.defaultView?.matchMedia('(prefers-reduced-motion: reduce)').matches ?? false;
}

/**
 * Pages fade into each other; a new filter or an opened ticket on the same page, or a wish for less motion, changes at
 * once.
 */
export function skipNeedlessTransition({ transition, from, to }: ViewTransitionInfo): void {
  if (pagePath(from) === pagePath(to) || prefersReducedMotion(inject(DOCUMENT))) transition.skipTransition();
}

function pagePath(route: ViewTransitionInfo['from']): string | undefined {
  return route.firstChild?.routeConfig?.path;
}
