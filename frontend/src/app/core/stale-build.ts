import { DOCUMENT, inject } from '@angular/core';
import type { NavigationError } from '@angular/router';

/** How browsers say that a part of the page could not be loaded. */
const MISSING_PART = /dynamically imported module|importing a module script failed/i;

const RELOADED_KEY = 'triagedesk-reloaded';

/**
 * After an update of the server, an open page asks for parts that are gone: load the new page at the address where the
 * person wanted to go. Once only, so that a server without that part does not keep the page reloading.
 */
export function loadNewBuild({ error, url }: NavigationError): void {
  if (!(error instanceof Error) || !MISSING_PART.test(error.message)) return;
  const { defaultView: window } = inject(DOCUMENT);
  if (!window || window.sessionStorage.getItem(RELOADED_KEY) === url) return;
  window.sessionStorage.setItem(RELOADED_KEY, url);
  window.location.assign(url);
}
