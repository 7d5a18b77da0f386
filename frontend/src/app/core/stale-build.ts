import { DOCUMENT, inject } from '@angular/core';
import { type NavigationError, Router } from '@angular/router';
import { pageAnswers } from '../api/page-answers';
import { Notifier } from './notifier/notifier';

/** How browsers say that a part of the page could not be loaded. */
const MISSING_PART = /dynamically imported module|importing a module script failed/i;

const RELOADED_KEY = 'triagedesk-reloaded';

/**
 * After an update of the server, an open page asks for parts that are gone: load the new page at the address where the
 * person wanted to go. Once only, so that a server without that part does not keep the page reloading. Never while the
 * server does not answer: the browser's own error page would take the place of everything on screen.
 */
export async function loadNewBuild({ error, url }: NavigationError): Promise<void> {
  if (!(error instanceof Error) || !MISSING_PART.test(error.message)) return;
  const { defaultView: window } = inject(DOCUMENT);
  const notifier = inject(Notifier);
  const router = inject(Router);
  if (!window || window.sessionStorage.getItem(RELOADED_KEY) === url) return;

  if (await pageAnswers(window, url)) {
    window.sessionStorage.setItem(RELOADED_KEY, url);
    window.location.assign(url);
  } else {
    notifier.error($localize`The page could not be opened: the server could not be reached. Check your connection.`, {
      label: $localize`Retry`,
      run: () => void router.navigateByUrl(url),
    });
  }
}
